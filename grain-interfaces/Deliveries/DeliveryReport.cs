namespace Platform.Deliveries;

/// <summary>What was learnt of a mail after it was sent.</summary>
/// <param name="Status"><see cref="DeliveryStatus.Delayed"/>, <see cref="DeliveryStatus.Delivered"/>, <see cref="DeliveryStatus.Bounced"/> or <see cref="DeliveryStatus.Complained"/>; of a notification also <see cref="DeliveryStatus.Failed"/> and <see cref="DeliveryStatus.Suppressed"/>.</param>
/// <param name="Code">The enhanced status code (RFC 3463) or the SMTP code; empty when none was told.</param>
/// <param name="Reason">The remote system's words, bounded and without addresses; they are foreign text.</param>
/// <param name="Evidence">The id of the mail that says so; empty when no mail does.</param>
/// <param name="At">When that was received.</param>
[GenerateSerializer, Immutable, Alias("platform.deliveries.delivery-report")]
public sealed record DeliveryReport(
    [property: Id(0)] DeliveryStatus Status,
    [property: Id(1)] string Code,
    [property: Id(2)] string Reason,
    [property: Id(3)] string Evidence,
    [property: Id(4)] DateTimeOffset At);
