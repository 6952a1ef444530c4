using System.Text.Json.Serialization;

namespace Platform.Notifications;

/// <summary>Why a notification is sent: it decides what it needs.</summary>
[GenerateSerializer, Alias("platform.notifications.notification-purpose")]
[JsonConverter(typeof(JsonStringEnumConverter<NotificationPurpose>))]
public enum NotificationPurpose
{
    /// <summary>Follows from what the customer did: a purchase, a return, a call.</summary>
    Service = 0,

    /// <summary>Advertises: needs consent, carries an unsubscribe link and the shop's postal address (RFC 8058, CAN-SPAM), is stopped by an opt-out.</summary>
    Marketing = 1,
}
