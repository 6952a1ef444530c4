using Platform.Deliveries;

namespace Platform.Threads;

/// <summary>The state of a thread: the fold of its events, bounded whatever their number.</summary>
[GenerateSerializer, Immutable, Alias("platform.threads.thread-snapshot")]
public sealed record ThreadSnapshot
{
    /// <summary>How many message ids are remembered for duplicates; older ones are found by the message index.</summary>
    public const int RecentIdLimit = 64;

    /// <summary>How many addresses are remembered as participants.</summary>
    public const int ParticipantLimit = 32;

    /// <summary>A thread of which nothing is known.</summary>
    public static ThreadSnapshot Empty { get; } = new();

    /// <summary>The thread's id; empty before it was opened.</summary>
    [Id(0)] public string Id { get; init; } = "";

    /// <summary>The number of events folded.</summary>
    [Id(1)] public long Version { get; init; }

    /// <summary>Who answers.</summary>
    [Id(2)] public ThreadStatus Status { get; init; }

    /// <summary>Where the thread began, one of <see cref="Channels"/>.</summary>
    [Id(3)] public string Channel { get; init; } = "";

    /// <summary>The address that opened it.</summary>
    [Id(4)] public string Customer { get; init; } = "";

    /// <summary>The first message's subject.</summary>
    [Id(5)] public string Subject { get; init; } = "";

    /// <summary>The addresses that may write into this thread: those who wrote, and those whom we answered.</summary>
    [Id(6)] public ImmutableArray<string> Participants { get; init; } = [];

    /// <summary>What is remembered between turns.</summary>
    [Id(7)] public Conversation Conversation { get; init; } = Conversation.Empty;

    /// <summary>Messages that no reply has answered, oldest first.</summary>
    [Id(8)] public ImmutableArray<PendingMessage> Pending { get; init; } = [];

    /// <summary>Replies that were decided and not handed over.</summary>
    [Id(9)] public ImmutableArray<OutboundReply> Outbox { get; init; } = [];

    /// <summary>The newest message ids with their turns, against duplicates that arrive together.</summary>
    [Id(10)] public ImmutableArray<SeenMessage> Recent { get; init; } = [];

    /// <summary>Messages of every class.</summary>
    [Id(11)] public int Messages { get; init; }

    /// <summary>Messages that were or will be answered: each is a turn.</summary>
    [Id(12)] public int Turns { get; init; }

    /// <summary>Replies decided.</summary>
    [Id(13)] public int Replies { get; init; }

    /// <summary>Failed attempts at the current turn.</summary>
    [Id(14)] public int FailedAttempts { get; init; }

    /// <summary>Why a human was called; null when none was.</summary>
    [Id(15)] public string? HandOff { get; init; }

    /// <summary>When it began.</summary>
    [Id(16)] public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When something last happened.</summary>
    [Id(17)] public DateTimeOffset LastActivityAt { get; init; }

    /// <summary>Since when a turn or a hand-over is due, or when a delayed one will be; null when nothing is.</summary>
    [Id(18)] public DateTimeOffset? PendingSince { get; init; }

    /// <summary>Jobs of completed turns that are not done.</summary>
    [Id(19)] public ImmutableArray<PendingJob> Jobs { get; init; } = [];

    /// <summary>Replies of the outbox that wait for their next attempt.</summary>
    [Id(30)] public ImmutableArray<DelayedReply> Delays { get; init; } = [];

    /// <summary>The newest reports of sent mails; bounded by <see cref="RecentIdLimit"/>.</summary>
    [Id(31)] public ImmutableArray<ReportedMail> Reports { get; init; } = [];

    /// <summary>Replies that are taken back and not yet known to be gone.</summary>
    [Id(32)] public ImmutableArray<WithdrawnReply> Withdrawals { get; init; } = [];

    /// <summary>What was answered automatically by mail, newest last; bounded by <see cref="LoopDecider.Remembered"/>.</summary>
    [Id(20)] public ImmutableArray<AnsweredMessage> Answered { get; init; } = [];

    /// <summary>Whether a message is known.</summary>
    public bool HasSeen(string messageId) => Recent.Any(seen => seen.Id == messageId);

    /// <summary>Whether this address may write here: a participant's, or one that a participant has proved to own (order number and the e-mail on it).</summary>
    public bool Admits(string address) => Participants.Contains(address) || Conversation.Customers.Any(known => known.Email == address);

    /// <summary>The row that lists and searches read.</summary>
    public ThreadHead ToHead() => new(
        Id, Version, Status, Channel, Customer, Subject, Conversation.Language, Conversation.Sentiment, Conversation.LeadScore,
        Messages, Turns, Replies, OpenedAt, LastActivityAt, PendingSince, HandOff);
}
