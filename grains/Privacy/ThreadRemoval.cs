using Platform.Threads;

namespace Platform.Privacy;

/// <summary>The removal of a thread.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="ExpectedVersion">The version that was read.</param>
/// <param name="Unindexed">Its entries in the message index.</param>
/// <param name="Originals">The content hashes of its original mails.</param>
/// <param name="ReplyIds">Its replies, whose delivery states are removed.</param>
public sealed record ThreadRemoval(
    string ThreadId,
    long ExpectedVersion,
    ImmutableArray<IndexedMessage> Unindexed,
    ImmutableArray<string> Originals,
    ImmutableArray<string> ReplyIds)
{
    /// <summary>Whether its events cannot be read any more, so that its entries of the message index have to be looked for.</summary>
    public bool IsUnreadable { get; init; }
}
