namespace Platform.Notifications;

/// <summary>Which notification a Message-ID is of. Holds no addresses. Durable when a task completes.</summary>
public interface INotificationMails
{
    /// <summary>Enters a mail before it leaves. One that is there is left as it was.</summary>
    Task PutAsync(string messageId, NotificationMail mail, CancellationToken cancellationToken = default);

    /// <summary>The notification of a Message-ID; null when none was sent under it.</summary>
    Task<NotificationMail?> FindAsync(string messageId, CancellationToken cancellationToken = default);
}
