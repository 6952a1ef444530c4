using Platform.Deliveries;
using Platform.Suppressions;

namespace Platform.Notifications;

/// <summary>What is stored of a notification: what became of it, and nothing that it said.</summary>
[GenerateSerializer, Alias("platform.notifications.notification-state")]
public sealed record NotificationState
{
    /// <summary>How far it came.</summary>
    [Id(0)] public DeliveryStatus Status { get; init; }

    /// <summary>The channel that was decided; null when it was refused.</summary>
    [Id(1)] public NotificationChannel? Channel { get; init; }

    /// <summary>Why it was refused for good; null when it was not.</summary>
    [Id(2)] public string? Refusal { get; init; }

    /// <summary>Whose it is.</summary>
    [Id(3)] public string CustomerId { get; init; } = "";

    /// <summary>When this was reached.</summary>
    [Id(4)] public DateTimeOffset At { get; init; }

    /// <summary>How its mail stands; null for another channel.</summary>
    [Id(5)] public DeliveryState? Delivery { get; init; }

    /// <summary>The thread that it belongs to; null for none, and for what was stored before this was.</summary>
    [Id(6)] public string? ThreadId { get; init; }

    /// <summary>Whether it advertises: nobody is called when it does not arrive.</summary>
    [Id(7)] public bool Advertises { get; init; }

    /// <summary>What was reported of its mail; null when nothing was.</summary>
    [Id(8)] public DeliveryReport? Report { get; init; }

    /// <summary>The Message-ID of its mail, kept because a new key would make another one; null when it has none yet.</summary>
    [Id(9)] public string? MessageId { get; init; }

    /// <summary>What its thread has to know; null when nothing.</summary>
    public DeliveryReport? Trouble =>
        Report
        ?? (Status == DeliveryStatus.Failed ? new(DeliveryStatus.Failed, "", Delivery?.Reason ?? "", "", At)
            : Refusal is { } refusal && refusal.StartsWith(SuppressedPrefix, StringComparison.Ordinal) && SuppressionReasons.StopsReplies(refusal[SuppressedPrefix.Length..]) ? new(DeliveryStatus.Suppressed, "", refusal, "", At)
            : null);

    /// <summary>What a refusal begins with that the suppression list decided.</summary>
    public const string SuppressedPrefix = "suppressed:";
}
