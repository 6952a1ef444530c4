using Platform.Deliveries;
using Platform.Encryption;

namespace Platform.Notifications;

/// <summary>Sends one notification, once, by the channel that its customer may be reached on. Key: the notification's id.</summary>
[Alias("platform.notifications.i-notification-grain")]
public interface INotificationGrain : IEncryptedState
{
    /// <summary>Sends it; returns when it is durable in an outbox or was refused for good (no consent, suppressed). Idempotent.</summary>
    /// <param name="notification">What to tell.</param>
    [Alias("Send")]
    Task Send(Notification notification);

    /// <summary>A mail system reported what became of its mail; whoever asks has matched the two. Idempotent; its thread is told before this returns.</summary>
    /// <param name="report">What was reported.</param>
    [Alias("Report")]
    Task Report(DeliveryReport report);

    /// <summary>What became of it.</summary>
    [ReadOnly, Alias("GetReceipt")]
    Task<NotificationReceipt> GetReceipt();

    /// <summary>Forgets the state when its person is erased (docs/adr/0013-personal-data.md). Idempotent.</summary>
    [Alias("Erase")]
    Task Erase();
}
