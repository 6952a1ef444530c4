using System.Collections.Concurrent;
using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Platform.Tests.Contracts.Orleans;

/// <summary>A storage of our own, as the platform has one: keeps JSON, checks versions, counts, and fails on demand.</summary>
internal sealed class CountingStorage : IGrainStorage
{
    private static readonly ConcurrentDictionary<string, (string Json, string ETag)> s_rows = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, int> s_writes = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, bool> s_broken = new(StringComparer.Ordinal);

    public static int Writes(string key) => s_writes.GetValueOrDefault(key);

    public static void Break(string key) => s_broken[key] = true;

    public static void Overtake(string key) =>
        s_rows[key] = ("{\"Count\":100}", "overtaken");

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (s_rows.TryGetValue(grainId.Key.ToString(), out var row))
        {
            grainState.State = System.Text.Json.JsonSerializer.Deserialize<T>(row.Json)!;
            grainState.ETag = row.ETag;
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        var key = grainId.Key.ToString();
        if (s_broken.ContainsKey(key))
        {
            throw new IOException("disk full");
        }

        var stored = s_rows.GetValueOrDefault(key).ETag;
        if (stored != grainState.ETag)
        {
            throw new InconsistentStateException("stale", stored, grainState.ETag);
        }

        var count = s_writes.AddOrUpdate(key, 1, static (_, before) => before + 1);
        grainState.ETag = count.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
        s_rows[key] = (System.Text.Json.JsonSerializer.Serialize(grainState.State), grainState.ETag);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        s_rows.TryRemove(grainId.Key.ToString(), out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }
}
