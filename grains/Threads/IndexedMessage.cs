namespace Platform.Threads;

/// <summary>An entry of the message index.</summary>
/// <param name="MessageIdHeader">The Message-ID without angle brackets, as written (RFC 5322 §3.6.4: case-sensitive).</param>
/// <param name="ThreadId">The thread that has the message.</param>
/// <param name="MessageId">The message's id: with the sender in it, so that a stranger who repeats a Message-ID is not a duplicate.</param>
public sealed record IndexedMessage(string MessageIdHeader, string ThreadId, string MessageId);
