using Platform.Deliveries;

namespace Platform.Notifications;

/// <summary>What became of a notification.</summary>
/// <param name="Status">How far it came.</param>
/// <param name="Channel">The channel that was used; the wanted one is not always possible. Null while nothing was decided, and when it was refused.</param>
/// <param name="Refusal">Why it was refused for good, such as <c>no-consent</c> or <c>suppressed:opt-out</c>; null when it was not.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.notification-receipt")]
public sealed record NotificationReceipt(
    [property: Id(0)] DeliveryStatus Status,
    [property: Id(1)] NotificationChannel? Channel,
    [property: Id(2)] string? Refusal)
{
    /// <summary>What a mail system reported later; null when none did. <see cref="Status"/> says it already.</summary>
    [Id(3)] public DeliveryReport? Report { get; init; }
}
