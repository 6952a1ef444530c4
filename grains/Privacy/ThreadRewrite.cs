using Platform.Threads;

namespace Platform.Privacy;

/// <summary>One rewriting of a thread's log.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="ExpectedVersion">The version that was read.</param>
/// <param name="Changed">The events in their new form, at their old places.</param>
/// <param name="Erased">The event that is appended.</param>
/// <param name="Head">The head after it.</param>
/// <param name="Unindexed">Entries that leave the message index.</param>
/// <param name="Indexed">Entries that come into it.</param>
/// <param name="Originals">The content hashes of original mails that are removed.</param>
/// <param name="ReplyIds">The replies whose delivery states are removed.</param>
public sealed record ThreadRewrite(
    string ThreadId,
    long ExpectedVersion,
    ImmutableArray<RecordedEvent> Changed,
    ThreadEvent Erased,
    ThreadHead Head,
    ImmutableArray<IndexedMessage> Unindexed,
    ImmutableArray<IndexedMessage> Indexed,
    ImmutableArray<string> Originals,
    ImmutableArray<string> ReplyIds);
