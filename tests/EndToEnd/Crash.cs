using System.Collections.Concurrent;
using System.Diagnostics;

namespace Platform.Tests.EndToEnd;

/// <summary>Kills this process (SIGKILL) at a point of a turn whose message arrived in this process's life: what is recovered from before passes.</summary>
internal sealed class Crash(CrashPoint point)
{
    private readonly ConcurrentDictionary<string, bool> _fresh = new(StringComparer.Ordinal);

    /// <summary>Remembers a thread or reply as one of this life.</summary>
    public void Remember(string id) => _fresh[id] = true;

    /// <summary>Whether the thread or reply is of this life.</summary>
    public bool IsFresh(string id) => _fresh.ContainsKey(id);

    /// <summary>Ends the process if this is the point.</summary>
    public Task ReachAsync(CrashPoint reached, string id)
    {
        if (reached != point || !IsFresh(id))
        {
            return Task.CompletedTask;
        }

        Process.GetCurrentProcess().Kill();
        return new TaskCompletionSource().Task;
    }
}
