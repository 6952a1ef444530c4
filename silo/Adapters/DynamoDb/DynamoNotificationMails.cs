using Platform.Notifications;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The mails of notifications: a row for each Message-ID.</summary>
internal sealed class DynamoNotificationMails(DynamoTable rows) : INotificationMails
{
    /// <inheritdoc/>
    public Task PutAsync(string messageId, NotificationMail mail, CancellationToken cancellationToken = default) =>
        rows.TryAddAsync(DynamoRow.Of(Partition(messageId), DynamoRow.Only, mail), cancellationToken);

    /// <inheritdoc/>
    public async Task<NotificationMail?> FindAsync(string messageId, CancellationToken cancellationToken = default) =>
        (await rows.FindAsync(Partition(messageId), DynamoRow.Only, cancellationToken))?.As<NotificationMail>();

    private static string Partition(string messageId) => $"notification-mail#{messageId}";
}
