using Platform.Deliveries;
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
    public async Task A_mail_that_is_handed_over_is_whole_and_marked_and_a_forgotten_mark_goes_with_the_process()
    {
        await _transport.HandOverAsync(Id, Mail);
        Assert.Equal([1, 1, 0], Count());
        Assert.Equal(Mail, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_folder.Combine("new")))));
        Assert.Empty(await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_folder.Combine("tmp")))));

        await _transport.ForgetAsync(Id);
        Restart();
        Assert.Equal([0, 1, 0], Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mail_that_a_crash_left_in_tmp_was_seen_by_nobody_and_is_written_anew(bool marked)
    {
        await File.WriteAllTextAsync(InTmp, "Subject: half and longer than the mail that replaces it");
        if (marked)
        {
            await File.WriteAllTextAsync(InTmp + ".sent", "");
        }

        await _transport.HandOverAsync(Id, Mail);

        Assert.Equal([1, 1, 0], Count());
        Assert.Equal(Mail, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_folder.Combine("new")))));
    }

    [Theory]
    [InlineData("cur")]
    [InlineData("gone")]
    [InlineData("new")]
    public async Task After_a_crash_behind_the_hand_over_nothing_is_sent_again(string takenTo)
    {
        await _transport.HandOverAsync(Id, Mail);
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
        Assert.IsType<HandOver.Accepted>(await _transport.HandOverAsync(Id, Mail));

        Assert.Equal(before, Count());
    }

    [Fact]
    public async Task Asked_for_late_once_more_it_is_not_sent_again_although_it_is_forgotten()
    {
        await _transport.HandOverAsync(Id, Mail);
        await _transport.ForgetAsync(Id);
        File.Delete(Assert.Single(Directory.GetFiles(_folder.Combine("new"))));
        await _transport.HandOverAsync("another@shop.example", Mail);

        await _transport.HandOverAsync(Id, Mail);

        Assert.DoesNotContain(Directory.GetFiles(_folder.Combine("new")), file => Path.GetFileName(file) == MaildirName.Of(Id));
    }

    [Fact]
    public async Task Asked_for_at_once_by_many_it_is_sent_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _transport.HandOverAsync(Id, Mail)));

        Assert.Equal([1, 1, 0], Count());
        Assert.Equal(Mail, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_folder.Combine("new")))));
    }

    [Fact]
    public async Task Only_the_newest_of_the_forgotten_marks_are_kept()
    {
        var ids = Enumerable.Range(0, MaildirMarks.Kept + 100).Select(number => $"r.{number}@shop.example").ToArray();
        await Task.WhenAll(ids.Select(id => _transport.HandOverAsync(id, Mail)));
        foreach (var id in ids)
        {
            await _transport.ForgetAsync(id);
        }

        await _transport.HandOverAsync(Id, Mail);
        await _transport.DisposeAsync();
        var left = Directory.GetFiles(_folder.Combine("tmp"));

        // Closing removes what was forgotten; what nobody has forgotten stays for the next process.
        Assert.Equal(MaildirName.Of(Id) + ".sent", Path.GetFileName(Assert.Single(left)));
    }

    [Fact]
    public async Task A_forgotten_mark_takes_the_name_and_the_age_of_a_new_one()
    {
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var ids = Enumerable.Range(0, MaildirMarks.Kept + 1).Select(number => $"r.{number}@shop.example").ToArray();
        await Task.WhenAll(ids.Select(id => _transport.HandOverAsync(id, Mail)));
        foreach (var id in ids)
        {
            File.SetLastWriteTimeUtc(_folder.Combine("tmp", MaildirName.Of(id) + ".sent"), longAgo);
            await _transport.ForgetAsync(id);
        }

        await _transport.HandOverAsync(Id, Mail);

        Assert.Equal(MaildirMarks.Kept + 1, Directory.GetFiles(_folder.Combine("tmp")).Length);
        Assert.False(File.Exists(_folder.Combine("tmp", MaildirName.Of(ids[0]) + ".sent")));
        Assert.IsType<HandOver.Accepted>(await _transport.HandOverAsync(ids[1]));
        Assert.True(File.GetLastWriteTimeUtc(InTmp + ".sent") > longAgo);
    }

    [Fact]
    public async Task A_mark_of_long_ago_is_removed_at_the_start_and_a_young_one_stays()
    {
        await _transport.HandOverAsync(Id, Mail);
        await _transport.HandOverAsync("old@shop.example", Mail);
        File.SetLastWriteTimeUtc(_folder.Combine("tmp", MaildirName.Of("old@shop.example") + ".sent"), new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Restart();

        Assert.Equal(MaildirName.Of(Id) + ".sent", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder.Combine("tmp")))));
    }

    [Fact]
    public async Task What_has_left_cannot_be_taken_back_and_what_has_not_can()
    {
        Assert.IsType<HandOver.Missing>(await _transport.WithdrawAsync(Id));
        await File.WriteAllTextAsync(InTmp, "half");
        await File.WriteAllTextAsync(InTmp + ".sent", "");
        Assert.IsType<HandOver.Missing>(await _transport.WithdrawAsync(Id));
        Assert.False(File.Exists(InTmp));
        Assert.False(File.Exists(InTmp + ".sent"));

        await _transport.HandOverAsync(Id, Mail);
        File.Delete(Assert.Single(Directory.GetFiles(_folder.Combine("new"))));
        Assert.IsType<HandOver.Accepted>(await _transport.WithdrawAsync(Id));
    }

    [Fact]
    public async Task Many_at_once_all_arrive_with_their_own_content()
    {
        var ids = Enumerable.Range(0, 300).Select(number => $"r.{number}@shop.example").ToArray();

        await Task.WhenAll(ids.Select(id => _transport.HandOverAsync(id, System.Text.Encoding.ASCII.GetBytes(id))));

        var contents = await Task.WhenAll(Directory.GetFiles(_folder.Combine("new")).Select(path => File.ReadAllTextAsync(path)));
        Assert.Equal(ids.Order(StringComparer.Ordinal), contents.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_fails_its_own_delivery_only()
    {
        Directory.CreateDirectory(_folder.Combine("tmp", MaildirName.Of("blocked")));

        var blocked = _transport.HandOverAsync("blocked", Mail);
        var other = _transport.HandOverAsync(Id, Mail);

        await Assert.ThrowsAnyAsync<SystemException>(() => blocked);
        await other;
        Assert.Equal([1, 1, 0], Count());
    }

    [Fact]
    public async Task A_missing_outbox_is_an_error_and_not_a_hand_over()
    {
        Directory.Delete(_folder.Combine("new"), recursive: true);

        await Assert.ThrowsAnyAsync<IOException>(() => _transport.HandOverAsync(Id, Mail));

        Directory.CreateDirectory(_folder.Combine("new"));
        await _transport.HandOverAsync(Id, Mail);
        Assert.Equal([1, 1, 0], Count());
    }

    [Fact]
    public async Task Files_and_folders_are_private()
    {
        await _transport.HandOverAsync(Id, Mail);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("UserWrite, UserRead", $"{File.GetUnixFileMode(Directory.GetFiles(_folder.Combine("new"))[0])}");
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
        var sent = Enumerable.Range(0, 50).Select(number => _transport.HandOverAsync($"{number}", Mail)).ToArray();

        await _transport.DisposeAsync();

        await Task.WhenAll(sent);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _transport.HandOverAsync(Id, Mail));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(_folder.Combine("file"), "");

        var refusal = Assert.Throws<DataFolderException>(() => new MaildirTransport(_folder.Combine("file", "outbox")));

        Assert.Contains(_folder.Combine("file", "outbox"), refusal.Message, StringComparison.Ordinal);
    }

    private string InTmp => _folder.Combine("tmp", MaildirName.Of(Id));

    private void Restart()
    {
        _transport.Dispose();
        _transport = new MaildirTransport(_folder.Path);
    }

    private int[] Count() => [.. new[] { "tmp", "new", "cur" }.Select(name => Directory.GetFiles(_folder.Combine(name)).Length)];
}
