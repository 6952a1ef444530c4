using System.Collections.Concurrent;

namespace Platform.Tests.Contracts.Orleans;

/// <summary>What tests and grains tell each other, by key: gates to wait at and events to wait for.</summary>
internal static class Signals
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> s_signals = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> s_notes = new(StringComparer.Ordinal);

    public static void Set(string name) => Get(name).TrySetResult();

    public static bool IsSet(string name) => Get(name).Task.IsCompleted;

    public static Task Wait(string name) => Get(name).Task.WaitAsync(s_patience);

    public static void Note(string key, string what) => s_notes.GetOrAdd(key, static _ => new ConcurrentQueue<string>()).Enqueue(what);

    public static string[] Notes(string key) => s_notes.TryGetValue(key, out var notes) ? [.. notes] : [];

    /// <summary>Real time, as short as it can be: the clock inside of a silo is not always ours.</summary>
    public static Task Pause(int milliseconds) =>
        Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, CancellationToken.None);

    public static Task Until(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(40), "Waited too long for: " + what);
            await Pause(20);
        }
    }

    private static TaskCompletionSource Get(string name) =>
        s_signals.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
