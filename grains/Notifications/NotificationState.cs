using Platform.Deliveries;

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
}
