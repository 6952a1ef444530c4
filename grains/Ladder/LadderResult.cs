namespace Platform.Ladder;

/// <summary>The thread of a message, and why.</summary>
/// <param name="ThreadId">The thread that the message goes to; it may be new.</param>
/// <param name="Reason">The step that placed it, one of <see cref="LadderReasons"/>.</param>
/// <param name="LinkedTo">For a new thread: the first thread that was named without its sender being a participant of it. The new thread starts at level 0 and shows nothing of the other.</param>
/// <param name="Rejected">The hints that did not count, in the order in which they were looked at.</param>
public sealed record LadderResult(string ThreadId, string Reason, string? LinkedTo, ImmutableArray<LadderRejection> Rejected);
