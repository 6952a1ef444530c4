using Platform.Silo.Adapters.Maildir;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Tests.Storage;

public sealed class MaildirTransportTests : IDisposable
{
    private const string Id = "r.1f3.2@shop.example";
    private static readonly byte[] Mail = "Subject: Re: order\r\n\r\nOn its way."u8.ToArray();
    private readonly TempFolder _folder = new();
    private MaildirTransport _transport;

    public MaildirTransportTests() => _transport = new MaildirTransport(_folder.Path);

    public void Dispose()
    {
        _transport.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_staged_mail_is_seen_by_nobody_until_it_is_handed_over()
    {
        await _transport.StageAsync(Id, Mail);
        Assert.Equal([1, 0, 0], Count());

        await _transport.HandOverAsync(Id);
        Assert.Equal([0, 1, 0], Count());
        Assert.Equal(Mail, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_folder.Combine("new")))));
    }

    [Fact]
    public async Task After_a_crash_while_staging_the_half_written_file_is_written_anew()
    {
        await _transport.StageAsync(Id, "Subject: half and longer than the mail that replaces it"u8.ToArray());
        Restart();

        await _transport.StageAsync(Id, Mail);
        await _transport.HandOverAsync(Id);

        Assert.Equal(Mail, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_folder.Combine("new")))));
    }

    [Fact]
    public async Task After_a_crash_between_the_steps_the_hand_over_goes_on()
    {
        await _transport.StageAsync(Id, Mail);
        Restart();

        await _transport.HandOverAsync(Id);

        Assert.Equal([0, 1, 0], Count());
    }

    [Theory]
    [InlineData("cur")]
    [InlineData("gone")]
    [InlineData("new")]
    public async Task After_a_crash_behind_the_hand_over_nothing_is_sent_again(string takenTo)
    {
        await _transport.StageAsync(Id, Mail);
        await _transport.HandOverAsync(Id);
        var file = Assert.Single(Directory.GetFiles(_folder.Combine("new")));
        if (takenTo == "gone")
        {
            File.Delete(file);
        }
        else
        {
            File.Move(file, _folder.Combine(takenTo, Path.GetFileName(file)));
        }

        var before = Count();
        Restart();
        await _transport.HandOverAsync(Id);

        Assert.Equal(before, Count());
    }

    [Fact]
    public async Task Staging_again_behind_the_hand_over_does_not_send_twice()
    {
        await _transport.StageAsync(Id, Mail);
        await _transport.HandOverAsync(Id);

        await _transport.StageAsync(Id, Mail);
        await _transport.HandOverAsync(Id);

        Assert.Equal([0, 1, 0], Count());
    }

    [Fact]
    public async Task Many_at_once_all_arrive_with_their_own_content()
    {
        var ids = Enumerable.Range(0, 300).Select(number => $"r.{number}@shop.example").ToArray();

        await Task.WhenAll(ids.Select(async id =>
        {
            await _transport.StageAsync(id, System.Text.Encoding.ASCII.GetBytes(id));
            await _transport.HandOverAsync(id);
        }));

        var contents = await Task.WhenAll(Directory.GetFiles(_folder.Combine("new")).Select(path => File.ReadAllTextAsync(path)));
        Assert.Equal(ids.Order(StringComparer.Ordinal), contents.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_fails_its_own_delivery_only()
    {
        Directory.CreateDirectory(_folder.Combine("tmp", MaildirName.Of("blocked")));

        var blocked = _transport.StageAsync("blocked", Mail);
        var other = _transport.StageAsync(Id, Mail);

        await Assert.ThrowsAnyAsync<SystemException>(() => blocked);
        await other;
        await _transport.HandOverAsync(Id);
        Assert.Equal([0, 1, 0], Count());
    }

    [Fact]
    public async Task A_missing_outbox_is_an_error_and_not_a_hand_over()
    {
        await _transport.StageAsync(Id, Mail);
        Directory.Delete(_folder.Combine("tmp"), recursive: true);

        await Assert.ThrowsAnyAsync<IOException>(() => _transport.HandOverAsync(Id));
    }

    [Fact]
    public async Task Files_and_folders_are_private()
    {
        await _transport.StageAsync(Id, Mail);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("UserWrite, UserRead", $"{File.GetUnixFileMode(Directory.GetFiles(_folder.Combine("tmp"))[0])}");
            Assert.Equal("UserExecute, UserWrite, UserRead", $"{File.GetUnixFileMode(_folder.Combine("new"))}");
        }
    }

    [Theory]
    [InlineData("r.1f3.2@shop.example", "r.1f3.2@shop.example-")]
    [InlineData("../../etc/passwd", "_._.._etc_passwd-")]
    [InlineData(".hidden:\"<>|?*\\é", "_hidden_________-")]
    public void Names_are_safe_and_readable(string id, string expected)
    {
        var name = MaildirName.Of(id);

        Assert.Equal(name, MaildirName.Of(id));
        Assert.EndsWith(".eml", name, StringComparison.Ordinal);
        Assert.DoesNotContain(name, character => Path.GetInvalidFileNameChars().Contains(character) || "<>:\"/\\|?*".Contains(character));
        Assert.Equal(expected, name[..(name.Length - 36)]);
    }

    [Fact]
    public void Different_ids_have_different_names_even_without_case()
    {
        string[] ids = ["a@x", "A@x", "a:x", "a/x", "a\\x", new string('a', 300), new string('a', 301)];

        var names = ids.Select(MaildirName.Of).ToArray();

        Assert.Equal(ids.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 140));
    }

    [Fact]
    public async Task Closing_finishes_what_waits()
    {
        var staged = Enumerable.Range(0, 50).Select(number => _transport.StageAsync($"{number}", Mail)).ToArray();

        await _transport.DisposeAsync();

        await Task.WhenAll(staged);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _transport.StageAsync(Id, Mail));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(_folder.Combine("file"), "");

        var refusal = Assert.Throws<DataFolderException>(() => new MaildirTransport(_folder.Combine("file", "outbox")));

        Assert.Contains(_folder.Combine("file", "outbox"), refusal.Message, StringComparison.Ordinal);
    }

    private void Restart()
    {
        _transport.Dispose();
        _transport = new MaildirTransport(_folder.Path);
    }

    private int[] Count() => [.. new[] { "tmp", "new", "cur" }.Select(name => Directory.GetFiles(_folder.Combine(name)).Length)];
}
