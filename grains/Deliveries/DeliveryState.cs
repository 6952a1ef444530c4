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
}
