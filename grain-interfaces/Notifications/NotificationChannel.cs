using System.Text.Json.Serialization;

namespace Platform.Notifications;

/// <summary>How a notification reaches the customer.</summary>
[GenerateSerializer, Alias("platform.notifications.notification-channel")]
[JsonConverter(typeof(JsonStringEnumConverter<NotificationChannel>))]
public enum NotificationChannel
{
    /// <summary>A mail through the outbox.</summary>
    Email = 0,

    /// <summary>A text message; kept in an outbox that a provider reads.</summary>
    Sms = 1,

    /// <summary>Shown in the shop's app; kept in an outbox that the app reads.</summary>
    InApp = 2,
}
