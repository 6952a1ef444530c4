using Platform.Silo.Adapters.Sqlite;

namespace Platform.Tests.Storage;

public sealed class DataFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_folder_is_made_with_private_modes()
    {
        using var data = DataFolder.Open(_folder.Combine("a", "b"));

        Assert.True(Directory.Exists(data.Path));
        Assert.Equal(_folder.Combine("a", "b", "platform.db"), data.DatabasePath);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(data.Path));
        }
    }

    [Fact]
    public void A_second_process_is_told_who_has_the_folder()
    {
        using var data = DataFolder.Open(_folder.Path);

        var refusal = Assert.Throws<DataFolderException>(() => DataFolder.Open(_folder.Path));

        Assert.Equal(
            $"data folder {_folder.Path} is in use by another process (pid {Environment.ProcessId}): stop it or choose another with --data",
            refusal.Message);
    }

    [Fact]
    public void A_released_folder_can_be_taken()
    {
        DataFolder.Open(_folder.Path).Dispose();
        DataFolder.Open(_folder.Path).Dispose();
    }

    [Fact]
    public void A_path_that_cannot_be_made_is_told_with_a_way_out()
    {
        File.WriteAllText(_folder.Combine("file"), "");

        var refusal = Assert.Throws<DataFolderException>(() => DataFolder.Open(_folder.Combine("file", "data")));

        Assert.StartsWith(
            $"data folder {_folder.Combine("file", "data")} cannot be created: create it for this user, or choose another with --data",
            refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_writable_is_told_with_a_way_out()
    {
        // A folder in the place of the lock file: refused for every user, root included.
        Directory.CreateDirectory(_folder.Combine("platform.lock"));

        var refusal = Assert.Throws<DataFolderException>(() => DataFolder.Open(_folder.Path));

        Assert.StartsWith($"data folder {_folder.Path} is not writable: give this user the right", refusal.Message, StringComparison.Ordinal);
    }
}
