using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Platform.Audit;
using Platform.Encryption;
using Platform.Gateway.Api;
using Platform.Gateway.Commands;
using Platform.Privacy;
using Platform.Silo.Adapters.Privacy;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Hosting;
using Platform.Tests.EndToEnd;
using Platform.Tests.Privacy;
using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.Encryption;

/// <summary>The whole platform with encryption on.</summary>
[Collection("processes")]
public sealed class EncryptionFlowTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly TempFolder _elsewhere = new();

    public void Dispose()
    {
        _data.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task No_file_has_a_word_of_a_customer_and_everything_works_as_ever()
    {
        string thread, hash;
        await using (var platform = await StartAsync())
        {
            (thread, hash) = await ConverseAsync(platform);
            await AssertSoundAsync(platform, thread, hash);
            AssertNothingReadable();
        }

        AssertNothingReadable();
        await using var restarted = await StartAsync();
        await AssertSoundAsync(restarted, thread, hash);
        var again = await restarted.PostAsync(CanaryMail.Create("z9", "And how long does zqxbody express take?"));
        Assert.NotEmpty((await restarted.SettledAsync(again.Thread!)).Deliveries);
        AssertNothingReadable();
    }

    [Fact]
    public async Task A_command_without_the_key_says_in_one_line_what_is_missing()
    {
        await using (var platform = await StartAsync())
        {
            await ConverseAsync(platform);
        }

        using var replay = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "platform.dll"), "replay", "--data", _data.Path])
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        var told = await replay.StandardError.ReadToEndAsync();
        await replay.WaitForExitAsync();

        Assert.Equal(1, replay.ExitCode);
        Assert.Equal("platform: content is encrypted and no key is set: set Platform:Encryption:KeyFile, Platform:Encryption:KmsKeyId or PLATFORM_DATA_KEY", told.Trim());
    }

    [Fact]
    public async Task Encryption_is_switched_on_over_plain_content()
    {
        string thread, hash;
        await using (var plain = await PlatformFixture.StartAsync(_data.Path, Settings(null)))
        {
            (thread, hash) = await ConverseAsync(plain);
        }

        await using var encrypted = await StartAsync();

        await AssertSoundAsync(encrypted, thread, hash);
    }

    [Fact]
    public async Task An_erasure_destroys_the_key_and_a_backup_of_before_gives_nothing()
    {
        var backup = _elsewhere.Combine("platform.db");
        string erased, other;
        await using (var platform = await StartAsync())
        {
            (erased, _) = await ConverseAsync(platform);
            other = (await platform.PostAsync(TestMail.Create("o1", "How long does standard shipping take?", "other@example.com", "zqyother"))).Thread!;
            await platform.SettledAsync(other);
            await StorageFixture.BackUpAsync(platform.Host.Services.GetRequiredService<SqliteDatabase>(), backup);
            Assert.Equal("About zqxsubject z1", await SubjectInAsync(backup, erased));

            var erasure = await ErasureTests.EraseAsync(platform, CanaryMail.Address);

            Assert.Equal("", erasure.Residue);
            Assert.Equal("%PDF zqxbody label", await CustomerRows.ReadAsync(platform.Host.Services));
            var audit = await platform.Host.Services.GetRequiredService<IAuditLog>().ListAsync(long.MaxValue, 10);
            Assert.Contains(audit, entry => entry.Entry.Act == DataKeyData.Act && entry.Entry.Target == erasure.CustomerId);
            Assert.Empty((await ReplayAsync(platform)).Differing);
            Assert.NotEmpty((await platform.GetThreadAsync(other)).Deliveries[0].Text);

            // What the person sends since is new, and stays.
            var receipt = await platform.PostAsync(TestMail.Create("again", "How long does standard shipping take?", CanaryMail.Address, "zqznew"));
            Assert.NotEmpty(Assert.Single((await platform.SettledAsync(receipt.Thread!)).Deliveries).Text);
        }

        Assert.Equal("", await SubjectInAsync(backup, erased));
        Assert.Equal("zqyother", await SubjectInAsync(backup, other));
        using (var keys = OpenKeys())
        await using (var copy = StorageFixture.Open(backup))
        {
            var log = new SqliteThreadLog(copy, keys.CreateCipher());
            await foreach (var recorded in log.ReadAsync(erased))
            {
                Assert.IsType<ThreadEvent.Erased>(recorded.Event);
            }
        }

        // The backup in the place of the database: nothing crashes, the others are there, and the person's threads say that they are erased.
        File.Copy(backup, _data.Combine("platform.db"), overwrite: true);
        await using var restored = await StartAsync();
        Assert.Equal("", (await restored.ListThreadsAsync()).Single(head => head.ThreadId == erased).Subject);
        Assert.NotEmpty((await restored.GetThreadAsync(other)).Deliveries[0].Text);
        using var answer = await restored.Http.GetAsync($"/v1/threads/{erased}");
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        Assert.DoesNotContain("zqx", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("", await CustomerRows.ReadAsync(restored.Host.Services));
        Assert.NotNull(await restored.Http.GetFromJsonAsync<PersonExport>($"/v1/customers/{CanaryMail.Address}/export?by=ana", PlatformJson.Options));
        await restored.Host.Services.GetRequiredService<Retention>().RunAsync();
        Assert.Equal(1, (await ReplayAsync(restored)).Erased);

        // Asked for once more, the rows go too that it was looked up by.
        Assert.Equal("", (await ErasureTests.EraseAsync(restored, CanaryMail.Address)).Residue);
        Assert.DoesNotContain(await restored.ListThreadsAsync(), head => head.ThreadId == erased);
        Assert.Empty(await CanarySearch.FindAsync(_data.Path, null, [CanaryMail.Address, "zqxmessageid"]));
    }

    [Theory]
    [InlineData(2, "the content is encrypted with the key ")]
    [InlineData(null, "content is encrypted and no key is set: set Platform:Encryption:KeyFile")]
    public async Task A_wrong_or_missing_key_stops_the_start_with_one_line(int? key, string expected)
    {
        await (await StartAsync()).DisposeAsync();

        var refusal = await Assert.ThrowsAsync<CommandException>(() => PlatformFixture.StartAsync(_data.Path, Settings(key is { } value ? (byte)value : null)));

        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private Task<PlatformFixture> StartAsync() => PlatformFixture.StartAsync(_data.Path, Settings(1));

    private Dictionary<string, string?> Settings(byte? key)
    {
        var settings = new Dictionary<string, string?> { ["Platform:Threads:SnapshotEvery"] = "3", ["Platform:Threads:LoopReaction"] = "00:00:00" };
        if (key is { } value)
        {
            settings["Platform:Encryption:KeyFile"] = KeyFileOf(value);
        }

        return settings;
    }

    private string KeyFileOf(byte value)
    {
        var path = _elsewhere.Combine($"key{value}");
        File.WriteAllText(path, Convert.ToBase64String(EncryptionFixture.Key(value)));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }

    private ContentKeys OpenKeys() => ContentKeys.Open(
        new Microsoft.Extensions.Configuration.ConfigurationManager { ["Platform:Encryption:KeyFile"] = KeyFileOf(1) }, _data.Combine("keys.db"));

    private static async Task<(string Thread, string Hash)> ConverseAsync(PlatformFixture platform)
    {
        var mail = CanaryMail.Create("z1", "How long does zqxbody shipping take?");
        var receipt = await platform.PostAsync(mail);
        var first = await platform.SettledAsync(receipt.Thread!);
        var second = await platform.PostAsync(CanaryMail.Create("z2", "Where is my order? zqxbody again.", inReplyTo: first.Deliveries[0].ReplyId));
        Assert.Equal((receipt.Thread, 2), (second.Thread, second.Turn));
        await platform.SettledAsync(receipt.Thread!);
        Assert.NotNull((await platform.PostAsync(CanaryMail.Unreadable())).Quarantine);
        await CustomerRows.EnterAsync(platform.Host.Services);
        return (receipt.Thread!, Convert.ToHexStringLower(SHA256.HashData(mail)));
    }

    private static async Task AssertSoundAsync(PlatformFixture platform, string thread, string hash)
    {
        var view = await platform.GetThreadAsync(thread);
        Assert.Equal("About zqxsubject z1", view.Thread.Subject);
        Assert.Contains("zqxbody", view.Turns[0].Text, StringComparison.Ordinal);
        Assert.NotEmpty(view.Deliveries[0].Text);
        Assert.Empty((await ReplayAsync(platform)).Differing);
        Assert.Equal(view.StateHash, await platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<IThreadGrain>(thread).GetStateHash());
        Assert.NotNull(await platform.Host.Services.GetRequiredService<Platform.Mail.IMailStore>().FindAsync(hash));
        Assert.Contains("zqxquarantined words", Encoding.UTF8.GetString(await QuarantinedAsync(platform)), StringComparison.Ordinal);
        var export = await platform.Http.GetStringAsync($"/v1/customers/{CanaryMail.Address}/export?by=ana");
        Assert.Contains("zqxbody", export, StringComparison.Ordinal);
        Assert.Contains("zqxbody by job", export, StringComparison.Ordinal);
        Assert.Contains("zqxbody by phone", export, StringComparison.Ordinal);
        Assert.Equal(CustomerRows.All, await CustomerRows.ReadAsync(platform.Host.Services));
    }

    private static async Task<byte[]> QuarantinedAsync(PlatformFixture platform)
    {
        var page = await platform.Http.GetFromJsonAsync<QuarantinePage>("/v1/quarantine", PlatformJson.Options);
        return await platform.Http.GetByteArrayAsync($"/v1/quarantine/{Assert.Single(page!.Mails).Id}");
    }

    private static Task<ReplayReport> ReplayAsync(PlatformFixture platform) => new ThreadReplay(
        platform.Host.Services.GetRequiredService<SqliteDatabase>(), platform.Host.Services.GetRequiredService<ContentCipher>()).RunAsync();

    /// <summary>Every byte of every file but the outbox, whose mails are for the relay. Address, ids and times are looked up by and are plain.</summary>
    private void AssertNothingReadable()
    {
        var words = CanaryMail.Canaries.Except([CanaryMail.Address, "zqxmessageid"]).ToList();
        foreach (var file in Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file) == "platform.lock" || file.StartsWith(_data.Combine("outbox"), StringComparison.Ordinal))
            {
                continue;
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
            var text = reader.ReadToEnd();
            Assert.All(words, word => Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(file)} has {word}"));
        }
    }

    private async Task<string> SubjectInAsync(string database, string thread)
    {
        using var keys = OpenKeys();
        await using var copy = StorageFixture.Open(database);
        return (await new SqliteThreadLog(copy, keys.CreateCipher()).FindHeadAsync(thread))!.Subject;
    }
}
