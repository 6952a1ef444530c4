using Platform.Notifications;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The mails of notifications: a row for each Message-ID, a customer's in index 1.</summary>
internal sealed class DynamoNotificationMails(DynamoTable rows) : INotificationMails
{
    /// <inheritdoc/>
    public Task PutAsync(string messageId, NotificationMail mail, CancellationToken cancellationToken = default) =>
        rows.TryAddAsync(DynamoRow.Of(Partition(messageId), DynamoRow.Only, mail) with { First = (OfCustomer(mail.CustomerId), messageId) }, cancellationToken);

    /// <inheritdoc/>
    public async Task<NotificationMail?> FindAsync(string messageId, CancellationToken cancellationToken = default) =>
        (await rows.FindAsync(Partition(messageId), DynamoRow.Only, cancellationToken))?.As<NotificationMail>();

    /// <summary>The partition of a customer's mails in index 1.</summary>
    internal static string OfCustomer(string customerId) => $"notification-mails-of#{customerId}";

    private static string Partition(string messageId) => $"notification-mail#{messageId}";
}
