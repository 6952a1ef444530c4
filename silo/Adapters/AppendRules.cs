using Platform.Threads;

namespace Platform.Silo.Adapters;

/// <summary>What every log refuses before it writes.</summary>
internal static class AppendRules
{
    /// <exception cref="ArgumentException">The append contradicts itself.</exception>
    public static void Check(ThreadAppend append)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(append.ExpectedVersion);
        if (append.Events.IsDefaultOrEmpty)
        {
            throw new ArgumentException("an append has at least one event", nameof(append));
        }

        if (append.Head.ThreadId != append.ThreadId || append.Head.Version != append.ExpectedVersion + append.Events.Length)
        {
            throw new ArgumentException("the head is not the one after the events", nameof(append));
        }
    }
}
