using System.Globalization;
using Platform.Silo.Adapters.Maildir;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;

namespace Platform.Tests.Storage;

/// <summary>What was acknowledged is there after the process was killed, and nothing is there by halves.</summary>
public sealed class AbruptDeathTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_acknowledged_append_survives_and_none_is_half()
    {
        var acknowledged = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in await RunAndKill("append", lines: 2000))
        {
            var (id, version) = (line.Split(' ')[0], long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
            acknowledged[id] = Math.Max(version, acknowledged.GetValueOrDefault(id));
        }

        using var data = DataFolder.Open(_folder.Path);
        using var database = StorageFixture.Open(data.DatabasePath);
        var log = new SqliteThreadLog(database);
        foreach (var (id, version) in acknowledged)
        {
            var events = new List<RecordedEvent>();
            await foreach (var recorded in log.ReadAsync(id))
            {
                events.Add(recorded);
            }

            Assert.True(events.Count >= version);
            Assert.Equal(events.Count, (await log.FindHeadAsync(id))?.Version);
            Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(recorded => recorded.Version));
            Assert.Single(await log.FindMessageAsync($"{id}.{events.Count}"));
            Assert.Empty(await log.FindMessageAsync($"{id}.{events.Count + 1}"));
        }

        Assert.Equal("ok", await database.ReadAsync(static (session, _) =>
        {
            using var check = session.Use("PRAGMA integrity_check");
            return check.Step() ? check.GetText(0) : "";
        }, 0));
    }

    [Fact]
    public async Task Every_mail_is_handed_over_once_although_a_relay_takes_each_at_once()
    {
        var inbox = Path.Combine(_folder.Path, "outbox", "new");
        using var stop = new CancellationTokenSource();
        var relayed = new List<string>();
        var relay = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Relay();
            }
        });
        var lines = await RunAndKill("deliver", lines: 2000);
        var begun = lines.Where(line => line.StartsWith("begun ", StringComparison.Ordinal)).Select(line => line[6..]).ToArray();
        var sent = lines.Where(line => line.StartsWith("sent ", StringComparison.Ordinal)).Select(line => line[5..]).ToArray();
        Assert.NotEqual(begun.Length, sent.Length);

        using var data = DataFolder.Open(_folder.Path);
        using (var transport = new MaildirTransport(data.OutboxPath))
        {
            await Task.WhenAll(begun.Select(id => transport.HandOverAsync(id, System.Text.Encoding.ASCII.GetBytes(id))));
        }

        await stop.CancelAsync();
        await relay;
        Relay();
        Assert.Equal(begun.Order(StringComparer.Ordinal), relayed.Order(StringComparer.Ordinal));

        void Relay()
        {
            foreach (var file in Directory.Exists(inbox) ? Directory.GetFiles(inbox) : [])
            {
                relayed.Add(File.ReadAllText(file));
                File.Delete(file);
            }
        }
    }

    [Fact]
    public async Task A_killed_process_releases_the_data_folder()
    {
        using var child = StorageChild.Start("lock", _folder.Path);
        Assert.Equal("locked", await child.ReadLine());
        var refusal = Assert.Throws<DataFolderException>(() => DataFolder.Open(_folder.Path));
        Assert.Contains($"(pid {child.Id})", refusal.Message, StringComparison.Ordinal);

        await child.Kill();

        DataFolder.Open(_folder.Path).Dispose();
    }

    private async Task<List<string>> RunAndKill(string scenario, int lines)
    {
        using var child = StorageChild.Start(scenario, _folder.Path);
        var told = new List<string>();
        while (told.Count < lines)
        {
            told.Add(await child.ReadLine());
        }

        told.AddRange(await child.Kill());
        return told;
    }
}
