using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>State in the memory of the process, as copies: what a grain changes without writing is not stored.</summary>
public class MemoryGrainStorage(string name) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Id), Stored> _records = new();
    private long _lastETag;

    public virtual Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var found = _records.TryGetValue((stateName, grainId), out var stored);
        grainState.State = found && stored!.State is not null ? (T)StateCopier.Copy(stored.State) : StateActivator.Create<T>();
        grainState.ETag = stored?.ETag;
        grainState.RecordExists = found && stored!.State is not null;
        return Task.CompletedTask;
    }

    public virtual Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var next = new Stored(
            grainState.State is null ? null : StateCopier.Copy(grainState.State),
            Interlocked.Increment(ref _lastETag).ToString(CultureInfo.InvariantCulture));
        var key = (stateName, grainId);
        var won = _records.TryGetValue(key, out var stored)
            ? stored.ETag == grainState.ETag && _records.TryUpdate(key, next, stored)
            : grainState.ETag is null && _records.TryAdd(key, next);
        if (!won)
        {
            throw Stale(key, grainState.ETag);
        }

        grainState.ETag = next.ETag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public virtual Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = (stateName, grainId);
        var won = _records.TryGetValue(key, out var stored)
            ? stored.ETag == grainState.ETag && _records.TryRemove(new KeyValuePair<(string, GrainId), Stored>(key, stored))
            : grainState.ETag is null;
        if (!won)
        {
            throw Stale(key, grainState.ETag);
        }

        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = StateActivator.Create<T>();
        return Task.CompletedTask;
    }

    private InconsistentStateException Stale((string Name, GrainId Id) key, string? eTag) =>
        new($"Inconsistent state for grain {key.Id} ({key.Name}) in {name}: the stored version is another one.", _records.GetValueOrDefault(key)?.ETag, eTag);

    /// <summary>Compared by reference: each write is a new one.</summary>
    private sealed class Stored(object? state, string eTag)
    {
        public object? State { get; } = state;

        public string ETag { get; } = eTag;
    }
}
