namespace Platform.Threads;

/// <summary>One conditional append: events, head and message index are written together or not at all.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="ExpectedVersion">The version the writer has seen; 0 for a new thread.</param>
/// <param name="Events">Their versions follow <paramref name="ExpectedVersion"/>.</param>
/// <param name="Head">The head after them.</param>
/// <param name="Indexed">Message-IDs by which later mails find this thread.</param>
public sealed record ThreadAppend(
    string ThreadId,
    long ExpectedVersion,
    ImmutableArray<ThreadEvent> Events,
    ThreadHead Head,
    ImmutableArray<IndexedMessage> Indexed);
