using System.Collections.Concurrent;

namespace Platform.Encryption;

/// <summary>Unwrapped keys for a bounded time and in a bounded number.</summary>
internal sealed class KeyCache(TimeSpan keepFor, int limit, TimeProvider time)
{
    private readonly ConcurrentDictionary<DataKeyId, Entry> _keys = new();
    private readonly ConcurrentDictionary<UInt128, DataKeyId> _current = new();

    public DataKey? Find(DataKeyId id) =>
        _keys.TryGetValue(id, out var entry) && time.GetElapsedTime(entry.Since) < keepFor ? entry.Key : null;

    public DataKey? FindCurrent(UInt128 owner) => _current.TryGetValue(owner, out var id) ? Find(id) : null;

    public void Keep(DataKey key, bool isCurrent)
    {
        if (_keys.Count >= limit)
        {
            Shrink();
        }

        _keys[key.Id] = new(key, time.GetTimestamp());
        if (isCurrent)
        {
            _current[key.Id.Owner] = key.Id;
        }
    }

    public void Forget(UInt128 owner) => _current.TryRemove(owner, out _);

    public void Forget(DataKeyId id) => _keys.TryRemove(id, out _);

    /// <summary>What is too old goes, and then the oldest until half is free: rare, and cheaper than keeping an order at every use.</summary>
    private void Shrink()
    {
        var oldest = _keys.ToArray().OrderBy(pair => pair.Value.Since).ToList();
        foreach (var (id, entry) in oldest.Where((pair, index) => index < oldest.Count - (limit / 2) || time.GetElapsedTime(pair.Value.Since) >= keepFor))
        {
            _keys.TryRemove(new KeyValuePair<DataKeyId, Entry>(id, entry));
            _current.TryRemove(new KeyValuePair<UInt128, DataKeyId>(id.Owner, id));
        }
    }

    private sealed record Entry(DataKey Key, long Since);
}
