namespace Platform.Threads;

/// <summary>The row of a thread that lists and searches read; written in the transaction of every append.</summary>
public sealed record ThreadHead(
    string ThreadId,
    long Version,
    ThreadStatus Status,
    string Channel,
    string Customer,
    string Subject,
    string Language,
    double Sentiment,
    int LeadScore,
    int Messages,
    int Turns,
    int Replies,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastActivityAt,
    DateTimeOffset? PendingSince,
    string? HandOff);
