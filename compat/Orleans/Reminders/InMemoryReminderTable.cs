using System.Globalization;

namespace Orleans.Runtime;

internal sealed class InMemoryReminderTable : IReminderTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<GrainId, Dictionary<string, ReminderEntry>> _rows = [];
    private long _lastETag;

    public Task<ReminderTableData> ReadRows(GrainId grainId)
    {
        lock (_lock)
        {
            return Task.FromResult(_rows.TryGetValue(grainId, out var rows) ? new ReminderTableData(rows.Values.Select(Copy)) : new ReminderTableData());
        }
    }

    public Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        lock (_lock)
        {
            return Task.FromResult(new ReminderTableData(_rows
                .Where(pair => InRange(pair.Key.GetUniformHashCode(), begin, end))
                .SelectMany(pair => pair.Value.Values)
                .Select(Copy)));
        }
    }

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        lock (_lock)
        {
            return Task.FromResult(_rows.TryGetValue(grainId, out var rows) && rows.TryGetValue(reminderName, out var row) ? Copy(row) : null);
        }
    }

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        lock (_lock)
        {
            if (!_rows.TryGetValue(entry.GrainId, out var rows))
            {
                _rows[entry.GrainId] = rows = new Dictionary<string, ReminderEntry>(StringComparer.Ordinal);
            }

            entry.ETag = (++_lastETag).ToString(CultureInfo.InvariantCulture);
            rows[entry.ReminderName] = Copy(entry);
            return Task.FromResult<string?>(entry.ETag);
        }
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        lock (_lock)
        {
            if (!_rows.TryGetValue(grainId, out var rows) || !rows.TryGetValue(reminderName, out var row) || row.ETag != eTag)
            {
                return Task.FromResult(false);
            }

            rows.Remove(reminderName);
            if (rows.Count == 0)
            {
                _rows.Remove(grainId);
            }

            return Task.FromResult(true);
        }
    }

    public Task TestOnlyClearTable()
    {
        lock (_lock)
        {
            _rows.Clear();
            return Task.CompletedTask;
        }
    }

    private static bool InRange(uint hash, uint begin, uint end) =>
        begin < end ? hash > begin && hash <= end : begin == end || hash > begin || hash <= end;

    private static ReminderEntry Copy(ReminderEntry entry) => new()
    {
        GrainId = entry.GrainId,
        ReminderName = entry.ReminderName,
        StartAt = entry.StartAt,
        Period = entry.Period,
        ETag = entry.ETag,
    };
}
