using System.Globalization;
using Orleans;
using Orleans.Runtime;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Reminders. A row's number is its ETag: every change gives it a new one, and none is given twice.</summary>
public sealed class SqliteReminderTable(SqliteDatabase database) : IReminderTable
{
    private const string Columns = "grain_id, name, start_at, period, number";
    private const string RangeSql = $"SELECT {Columns} FROM reminders WHERE grain_hash > ? AND grain_hash <= ?";
    private const string WrappedRangeSql = $"SELECT {Columns} FROM reminders WHERE grain_hash > ? OR grain_hash <= ?";

    /// <inheritdoc/>
    public async Task<ReminderTableData> ReadRows(GrainId grainId) => new(await database.ReadAsync(
        static (session, grain) =>
        {
            using var select = session.Use($"SELECT {Columns} FROM reminders WHERE grain_id = ?");
            return ReadAll(select.Bind(1, grain));
        },
        grainId.ToString()));

    /// <inheritdoc/>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end) => new(await database.ReadAsync(
        static (session, range) =>
        {
            // The ring: a range that does not ascend goes over its end. Equal bounds are all of it.
            using var select = session.Use(range.begin < range.end ? RangeSql : WrappedRangeSql);
            return ReadAll(select.Bind(1, range.begin).Bind(2, range.end));
        },
        (begin, end)));

    /// <inheritdoc/>
    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => await database.ReadAsync(
        static (session, key) =>
        {
            using var select = session.Use($"SELECT {Columns} FROM reminders WHERE grain_id = ? AND name = ?");
            return select.Bind(1, key.Grain).Bind(2, key.Name).Step() ? Read(select) : null;
        },
        (Grain: grainId.ToString(), Name: reminderName));

    /// <inheritdoc/>
    public async Task<string?> UpsertRow(ReminderEntry entry) => await database.WriteAsync(
        static (session, row) =>
        {
            // Replacing gives the row a new number (AUTOINCREMENT).
            using var replace = session.Use("""
                INSERT OR REPLACE INTO reminders (grain_id, name, grain_hash, start_at, period) VALUES (?, ?, ?, ?, ?) RETURNING number
                """);
            replace.Bind(1, row.Grain).Bind(2, row.Name).Bind(3, row.Hash).Bind(4, row.StartAt).Bind(5, row.Period).Step();
            return ETagOf(replace.GetInt64(0));
        },
        (Grain: entry.GrainId.ToString(), Name: entry.ReminderName, Hash: (long)entry.GrainId.GetUniformHashCode(),
            StartAt: ToUtc(entry.StartAt).Ticks, Period: entry.Period.Ticks));

    /// <inheritdoc/>
    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        long.TryParse(eTag, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? database.WriteAsync(
                static (session, row) =>
                {
                    using var delete = session.Use("DELETE FROM reminders WHERE grain_id = ? AND name = ? AND number = ?");
                    return delete.Bind(1, row.Grain).Bind(2, row.Name).Bind(3, row.Number).Execute() > 0;
                },
                (Grain: grainId.ToString(), Name: reminderName, Number: number))
            : Task.FromResult(false);

    /// <inheritdoc/>
    public Task TestOnlyClearTable() => database.WriteAsync(
        static (session, _) =>
        {
            using var delete = session.Use("DELETE FROM reminders");
            return delete.Execute();
        },
        0);

    private static List<ReminderEntry> ReadAll(SqliteStatement select)
    {
        var entries = new List<ReminderEntry>();
        while (select.Step())
        {
            entries.Add(Read(select));
        }

        return entries;
    }

    private static ReminderEntry Read(SqliteStatement row) => new()
    {
        GrainId = GrainId.Parse(row.GetText(0), CultureInfo.InvariantCulture),
        ReminderName = row.GetText(1),
        StartAt = new DateTime(row.GetInt64(2), DateTimeKind.Utc),
        Period = TimeSpan.FromTicks(row.GetInt64(3)),
        ETag = ETagOf(row.GetInt64(4)),
    };

    private static string ETagOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static DateTime ToUtc(DateTime moment) => moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment;
}
