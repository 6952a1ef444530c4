using Platform.Threads;

namespace Platform.Privacy;

/// <summary>A thread's log without a person.</summary>
/// <param name="Events">All events.</param>
/// <param name="Changed">Those that differ from before.</param>
/// <param name="Share">What was the person's.</param>
public sealed record RedactedThread(ImmutableArray<RecordedEvent> Events, ImmutableArray<RecordedEvent> Changed, PersonalShare Share);
