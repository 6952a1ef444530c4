using System.Collections.Concurrent;

namespace Platform.Encryption;

/// <summary>Unwrapped keys for a bounded time and in a bounded number. The time counts from the moment before the store was asked: what it answers may be older than the answer.</summary>
internal sealed class KeyCache(TimeSpan keepFor, int limit, TimeProvider time)
{
    private readonly ConcurrentDictionary<DataKeyId, Entry> _keys = new();

    // With a time of its own: that a key was read again to decrypt with does not tell that it is still the current one.
    private readonly ConcurrentDictionary<UInt128, Entry> _current = new();

    /// <summary>The moment, for what is kept from now on.</summary>
    public Moment Now => new(time.GetTimestamp(), time.GetUtcNow());

    public DataKey? Find(DataKeyId id) => _keys.TryGetValue(id, out var entry) && IsFresh(entry.Since) ? entry.Key : null;

    public DataKey? FindCurrent(UInt128 owner) => _current.TryGetValue(owner, out var entry) && IsFresh(entry.Since) ? entry.Key : null;

    /// <summary>Whether what was true then may still be believed. By both clocks: one stands still while a machine sleeps, the other can be set back.</summary>
    public bool IsFresh(Moment since) => time.GetElapsedTime(since.Timestamp) < keepFor && time.GetUtcNow() - since.At < keepFor;

    public void Keep(DataKey key, bool isCurrent, Moment since)
    {
        if (_keys.Count >= limit)
        {
            Shrink();
        }

        var entry = new Entry(key, since);
        _keys[key.Id] = entry;
        if (isCurrent)
        {
            _current[key.Id.Owner] = entry;
        }
    }

    public void Forget(UInt128 owner) => _current.TryRemove(owner, out _);

    public void Forget(DataKeyId id) => _keys.TryRemove(id, out _);

    /// <summary>What is too old goes, and then the oldest until half is free: rare, and cheaper than keeping an order at every use.</summary>
    private void Shrink()
    {
        var oldest = _keys.ToArray().OrderBy(pair => pair.Value.Since.Timestamp).ToList();
        foreach (var (id, entry) in oldest.Where((pair, index) => index < oldest.Count - (limit / 2) || !IsFresh(pair.Value.Since)))
        {
            _keys.TryRemove(new KeyValuePair<DataKeyId, Entry>(id, entry));
            if (_current.TryGetValue(id.Owner, out var current) && current.Key.Id == id)
            {
                _current.TryRemove(new KeyValuePair<UInt128, Entry>(id.Owner, current));
            }
        }
    }

    /// <summary>A moment by both clocks.</summary>
    internal readonly record struct Moment(long Timestamp, DateTimeOffset At);

    private sealed record Entry(DataKey Key, Moment Since);
}
