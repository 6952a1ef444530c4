using Platform.Operators;

namespace Platform.Gateway.Api;

/// <summary>The threads that are a human's to answer.</summary>
/// <param name="Threads">The most urgent first.</param>
/// <param name="Waiting">How many of all of them wait for an answer.</param>
/// <param name="More">True when there are more threads than were looked at.</param>
public sealed record OperatorQueue(IReadOnlyList<QueueEntry> Threads, int Waiting, bool More);
