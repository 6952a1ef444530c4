using Microsoft.Extensions.Logging.Abstractions;
using Platform.Silo.Adapters.Maildir;

namespace Platform.Tests.Storage;

public sealed class MaildirInboxTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly MaildirInbox _inbox;

    public MaildirInboxTests() => _inbox = new MaildirInbox(_folder.Path, NullLogger<MaildirInbox>.Instance);

    private static string Suffix => OperatingSystem.IsWindows() ? ";2,S" : ":2,S";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mails_come_in_the_order_of_arrival_and_no_more_than_asked_for()
    {
        foreach (var (name, minute) in new[] { ("c", 2), ("a", 3), ("b", 3), ("z", 1), ("y", 9) })
        {
            Drop(name, minute);
        }

        Assert.Equal(["z", "c", "a", "b", "y"], _inbox.List(10).Select(message => message.Name));
        Assert.Equal(["z", "c", "a"], _inbox.List(3).Select(message => message.Name));
        Assert.Equal(new MaildirMessage("z", 1, StorageFixture.Start.AddMinutes(1)), _inbox.List(1)[0]);
    }

    [Fact]
    public void Folders_and_hidden_files_are_no_mails()
    {
        Drop(".a.eml.swp", 1);
        Directory.CreateDirectory(_folder.Combine("new", "folder"));

        Assert.Empty(_inbox.List(10));
    }

    [Fact]
    public async Task A_processed_mail_is_in_cur_and_not_listed_again()
    {
        Drop("a.eml", 1);
        var message = Assert.Single(_inbox.List(10));

        Assert.Equal("a.eml"u8.ToArray(), await _inbox.ReadAsync(message));
        Assert.True(_inbox.MarkProcessed(message));

        Assert.Empty(_inbox.List(10));
        Assert.True(File.Exists(_folder.Combine("cur", "a.eml" + Suffix)));
    }

    [Fact]
    public void A_name_that_comes_twice_keeps_both_mails()
    {
        for (var time = 0; time < 3; time++)
        {
            Drop("a.eml", time);
            Assert.True(_inbox.MarkProcessed(_inbox.List(1)[0]));
        }

        Assert.Equal(
            new string?[] { "a.eml" + Suffix, "a.eml.2" + Suffix, "a.eml.3" + Suffix },
            Directory.GetFiles(_folder.Combine("cur")).Select(path => Path.GetFileName(path)).OrderBy(name => name!.Length));
    }

    [Fact]
    public void Flags_that_a_mail_came_with_are_replaced()
    {
        var flags = OperatingSystem.IsWindows() ? ";2," : ":2,";
        Drop("a" + flags, 1);

        Assert.True(_inbox.MarkProcessed(_inbox.List(1)[0]));

        Assert.True(File.Exists(_folder.Combine("cur", "a" + Suffix)));
    }

    [Fact]
    public async Task A_mail_that_vanished_is_skipped()
    {
        Drop("a.eml", 1);
        var message = Assert.Single(_inbox.List(10));
        File.Delete(_folder.Combine("new", "a.eml"));

        Assert.Null(await _inbox.ReadAsync(message));
        Assert.False(_inbox.MarkProcessed(message));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_read_yet_is_read_later()
    {
        Drop("a.eml", 1);
        var message = Assert.Single(_inbox.List(10));
        await using (new FileStream(_folder.Combine("new", "a.eml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Null(await _inbox.ReadAsync(message));
        }

        Assert.NotNull(await _inbox.ReadAsync(message));
    }

    private void Drop(string name, int minute)
    {
        var path = _folder.Combine("new", name);
        File.WriteAllText(path, name);
        File.SetLastWriteTimeUtc(path, StorageFixture.Start.AddMinutes(minute).UtcDateTime);
    }
}
