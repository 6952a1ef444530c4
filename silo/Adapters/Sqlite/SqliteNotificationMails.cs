using Platform.Notifications;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The Message-IDs of notifications.</summary>
public sealed class SqliteNotificationMails(SqliteDatabase database) : INotificationMails
{
    /// <inheritdoc/>
    public Task PutAsync(string messageId, NotificationMail mail, CancellationToken cancellationToken = default) => database.WriteAsync(
        static (session, row) =>
        {
            using var insert = session.Use("INSERT OR IGNORE INTO notification_mails (message_id, notification_id, customer_id, thread_id, at) VALUES (?, ?, ?, ?, ?)");
            return insert.Bind(1, row.Id).Bind(2, row.Mail.NotificationId).Bind(3, row.Mail.CustomerId).Bind(4, row.Mail.ThreadId).Bind(5, row.Mail.At).Execute();
        },
        (Id: messageId, Mail: mail),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<NotificationMail?> FindAsync(string messageId, CancellationToken cancellationToken = default) => await database.ReadAsync(
        static (session, id) =>
        {
            using var select = session.Use("SELECT notification_id, customer_id, thread_id, at FROM notification_mails WHERE message_id = ?");
            return select.Bind(1, id).Step() ? new NotificationMail(select.GetText(0), select.GetText(1), select.GetTextOrNull(2), select.GetMoment(3)) : null;
        },
        messageId,
        cancellationToken);
}
