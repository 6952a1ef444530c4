namespace Platform.Notifications;

/// <summary>Text messages and notes for the app, until a provider or the app took them. Durable when a task completes.</summary>
public interface INotificationOutbox
{
    /// <summary>Enters a notification. An id that is there already is left as it was.</summary>
    Task PutAsync(OutboxEntry entry, CancellationToken cancellationToken = default);

    /// <summary>A page, oldest first.</summary>
    Task<IReadOnlyList<NumberedEntry>> ListAsync(OutboxQuery query, CancellationToken cancellationToken = default);

    /// <summary>Notes that an entry was sent or read; the first moment stays. False when the channel has no such entry.</summary>
    /// <param name="number">The entry's number.</param>
    /// <param name="channel">Sms for sent, InApp for read.</param>
    /// <param name="at">When.</param>
    Task<bool> MarkAsync(long number, NotificationChannel channel, DateTimeOffset at, CancellationToken cancellationToken = default);
}
