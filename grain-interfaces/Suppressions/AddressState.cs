using Platform.Deliveries;

namespace Platform.Suppressions;

/// <summary>What is known of an address as a place for mail. Holds no address: it is kept under a hash of it.</summary>
[GenerateSerializer, Immutable, Alias("platform.suppressions.address-state")]
public sealed record AddressState
{
    /// <summary>How many entries of the audit are kept.</summary>
    public const int HistoryLimit = 100;

    /// <summary>How many evidences are remembered, so that a report that comes again counts once.</summary>
    public const int SeenLimit = 100;

    /// <summary>An address of which nothing was reported.</summary>
    public static AddressState Unknown { get; } = new();

    /// <summary>What the last report that counted said; null when there was none.</summary>
    [Id(0)] public AddressOutcome? Last { get; init; }

    /// <summary>When that was; null when there was none.</summary>
    [Id(1)] public DateTimeOffset? LastAt { get; init; }

    /// <summary>Why it gets no mail; empty when it does.</summary>
    [Id(2)] public ImmutableArray<AddressHold> Holds { get; init; } = [];

    /// <summary>The soft bounces since the last delivery, oldest first.</summary>
    [Id(3)] public ImmutableArray<SoftBounce> SoftBounces { get; init; } = [];

    /// <summary>Evidences that were counted, oldest first.</summary>
    [Id(4)] public ImmutableArray<string> Seen { get; init; } = [];

    /// <summary>The audit, oldest first.</summary>
    [Id(5)] public ImmutableArray<AddressEntry> History { get; init; } = [];

    /// <summary>How mail to it fares: <c>complained</c> or <c>bounced</c> while that suppresses it, else what was reported last; null when nothing was.</summary>
    public DeliveryStatus? Status =>
        Holds.Any(hold => hold.Reason == "complaint") ? DeliveryStatus.Complained
        : Holds.Length > 0 ? DeliveryStatus.Bounced
        : Last switch
        {
            AddressOutcome.Delivered => DeliveryStatus.Delivered,
            AddressOutcome.Delayed => DeliveryStatus.Delayed,
            AddressOutcome.SoftBounce => DeliveryStatus.Bounced,
            _ => null,
        };
}
