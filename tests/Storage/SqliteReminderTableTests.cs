using Orleans;
using Orleans.Runtime;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Tests.Storage;

public sealed class SqliteReminderTableTests : IDisposable
{
    private readonly StorageFixture _storage = new();
    private readonly SqliteReminderTable _table;

    public SqliteReminderTableTests() => _table = new SqliteReminderTable(_storage.Database);

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task A_reminder_is_read_as_it_was_written()
    {
        var entry = Entry("g1", "retry");
        var etag = await _table.UpsertRow(entry);

        var read = await _table.ReadRow(entry.GrainId, "retry");

        Assert.NotNull(read);
        Assert.Equal((entry.GrainId, "retry", entry.StartAt, entry.Period, etag), (read.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
        Assert.Equal(DateTimeKind.Utc, read.StartAt.Kind);
        Assert.Null(await _table.ReadRow(entry.GrainId, "other"));
    }

    [Fact]
    public async Task Writing_again_replaces_and_gives_a_new_ETag()
    {
        var entry = Entry("g1", "retry");
        var first = await _table.UpsertRow(entry);
        entry.Period = TimeSpan.FromHours(2);
        var second = await _table.UpsertRow(entry);

        Assert.NotEqual(first, second);
        var row = Assert.Single((await _table.ReadRows(entry.GrainId)).Reminders);
        Assert.Equal((TimeSpan.FromHours(2), second), (row.Period, row.ETag));
    }

    [Fact]
    public async Task Only_the_current_ETag_removes()
    {
        var entry = Entry("g1", "retry");
        var stale = await _table.UpsertRow(entry);
        var current = await _table.UpsertRow(entry);

        Assert.False(await _table.RemoveRow(entry.GrainId, "retry", stale!));
        Assert.False(await _table.RemoveRow(entry.GrainId, "other", current!));
        Assert.False(await _table.RemoveRow(entry.GrainId, "retry", "nonsense"));
        Assert.True(await _table.RemoveRow(entry.GrainId, "retry", current!));
        Assert.False(await _table.RemoveRow(entry.GrainId, "retry", current!));
        Assert.NotEqual(current, await _table.UpsertRow(entry));
    }

    [Fact]
    public async Task A_grains_reminders_are_its_own()
    {
        await _table.UpsertRow(Entry("g1", "a"));
        await _table.UpsertRow(Entry("g1", "b"));
        await _table.UpsertRow(Entry("g2", "a"));

        Assert.Equal(["a", "b"], (await _table.ReadRows(Entry("g1", "a").GrainId)).Reminders.Select(row => row.ReminderName).Order(StringComparer.Ordinal));
        Assert.Empty((await _table.ReadRows(Entry("g3", "a").GrainId)).Reminders);
    }

    [Fact]
    public async Task A_range_excludes_its_begin_includes_its_end_and_goes_around_the_ring()
    {
        var entries = Enumerable.Range(0, 50).Select(number => Entry($"g{number}", "a")).OrderBy(entry => entry.GrainId.GetUniformHashCode()).ToArray();
        foreach (var entry in entries)
        {
            await _table.UpsertRow(entry);
        }

        var hashes = entries.Select(entry => entry.GrainId.GetUniformHashCode()).ToArray();
        Assert.Equal(entries[11..21].Select(entry => entry.GrainId), await Range(hashes[10], hashes[20]));
        Assert.Equal(entries[..11].Concat(entries[21..]).Select(entry => entry.GrainId), await Range(hashes[20], hashes[10]));
        Assert.Equal(50, (await Range(hashes[20], hashes[20])).Length);
        Assert.Equal(50, (await Range(0, 0)).Length);
        Assert.Equal(50, (await Range(0, uint.MaxValue)).Length);
        Assert.Empty(await Range(hashes[10], hashes[11] - 1));
    }

    [Fact]
    public async Task Clearing_removes_all()
    {
        await _table.UpsertRow(Entry("g1", "a"));

        await _table.TestOnlyClearTable();

        Assert.Empty(await Range(0, 0));
    }

    private static ReminderEntry Entry(string key, string name) => new()
    {
        GrainId = GrainId.Create("delivery", key),
        ReminderName = name,
        StartAt = StorageFixture.Start.AddTicks(7).UtcDateTime,
        Period = TimeSpan.FromMinutes(1),
    };

    private async Task<GrainId[]> Range(uint begin, uint end) =>
        [.. (await _table.ReadRows(begin, end)).Reminders.Select(row => row.GrainId).OrderBy(grain => grain.GetUniformHashCode())];
}
