namespace Platform.Ladder;

/// <summary>A hint that did not count. It holds no text of the mail: it may be logged.</summary>
/// <param name="Step">The step, one of <see cref="LadderReasons"/>.</param>
/// <param name="Why">One of <see cref="LadderRejections"/>.</param>
/// <param name="ThreadId">The thread that was named; null when none was.</param>
public sealed record LadderRejection(string Step, string Why, string? ThreadId = null);
