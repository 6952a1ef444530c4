using Platform.Turns;

namespace Platform.Notifications;

/// <summary>Something to tell a customer without being asked: a confirmation, a reminder, an offer.</summary>
/// <param name="Id">From content; the same notification is sent once.</param>
/// <param name="CustomerId"><see cref="Customers.CustomerIds.FromAddress"/> of the customer.</param>
/// <param name="Email">The customer's address.</param>
/// <param name="Phone">The customer's number; null when unknown: then a text message becomes a mail.</param>
/// <param name="Channel">The wanted channel.</param>
/// <param name="Purpose">Service or marketing.</param>
/// <param name="Template">The key of the template, such as <c>notify-purchase-confirmed</c> (docs/notifications.md); with <c>-subject</c> and <c>-sms</c> beside it.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Values">The template's values, invariant.</param>
/// <param name="ThreadId">The thread that it belongs to: an answer to the mail lands there; null for none.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Attachment">The name of a stored document such as a return label; null for none.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.notification")]
public sealed record Notification(
    [property: Id(0)] string Id,
    [property: Id(1)] string CustomerId,
    [property: Id(2)] string Email,
    [property: Id(3)] string? Phone,
    [property: Id(4)] NotificationChannel Channel,
    [property: Id(5)] NotificationPurpose Purpose,
    [property: Id(6)] string Template,
    [property: Id(7)] string Language,
    [property: Id(8)] ImmutableArray<FactValue> Values,
    [property: Id(9)] string? ThreadId,
    [property: Id(10)] DateTimeOffset At,
    [property: Id(11)] string? Attachment = null);
