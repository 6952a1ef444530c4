namespace Platform.Notifications;

/// <summary>An entry of the outbox.</summary>
/// <param name="Number">Grows with every entry; names it and is the cursor of lists.</param>
/// <param name="Entry">The entry.</param>
/// <param name="DoneAt">When it was sent or read; null when it was not.</param>
public sealed record NumberedEntry(long Number, OutboxEntry Entry, DateTimeOffset? DoneAt);
