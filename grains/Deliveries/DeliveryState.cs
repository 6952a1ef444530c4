namespace Platform.Deliveries;

/// <summary>What is stored of a delivery.</summary>
[GenerateSerializer, Alias("platform.deliveries.delivery-state")]
public sealed record DeliveryState
{
    /// <summary>The delivery's truth.</summary>
    [Id(0)] public DeliveryStatus Status { get; init; }

    /// <summary>The thread that it belongs to.</summary>
    [Id(1)] public string ThreadId { get; init; } = "";

    /// <summary>When the status was reached.</summary>
    [Id(2)] public DateTimeOffset At { get; init; }

    /// <summary>Hand-overs tried.</summary>
    [Id(3)] public int Attempts { get; init; }

    /// <summary>When it is tried again; null unless it is delayed.</summary>
    [Id(4)] public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Attempts whose outcome nobody knows.</summary>
    [Id(5)] public int Ambiguous { get; init; }

    /// <summary>Why it was delayed or failed; null otherwise.</summary>
    [Id(6)] public string? Reason { get; init; }

    /// <summary>Which transport holds the staged mail; what was stored before there were two is in the Maildir.</summary>
    [Id(7)] public string Transport { get; init; } = MailTransports.Maildir;

    /// <summary>When it was staged first: the queue's lifetime is counted from here.</summary>
    [Id(8)] public DateTimeOffset? StagedAt { get; init; }

    /// <summary>The Message-ID that the service sent it under in place of ours; null when it kept ours.</summary>
    [Id(9)] public string? AssignedId { get; init; }

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsSettled => Status is DeliveryStatus.Sent or DeliveryStatus.Failed or DeliveryStatus.Suppressed or DeliveryStatus.Withdrawn;

    /// <summary>What others are told.</summary>
    public Delivery ToDelivery(string replyId) => new(replyId, ThreadId, Status, At, Attempts, NextAttemptAt, Ambiguous, Reason) { AssignedId = AssignedId };
}
