namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>The outbox of text messages and of notes for the app, and whom not to write to.</summary>
internal static class NotificationsSchema
{
    /// <summary>The step that adds them.</summary>
    public const string Step = """
        CREATE TABLE notification_outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            channel INTEGER NOT NULL,
            customer_id TEXT NOT NULL,
            phone TEXT,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            language TEXT NOT NULL,
            thread_id TEXT,
            at INTEGER NOT NULL,
            done_at INTEGER
        );
        CREATE INDEX notification_outbox_by_customer ON notification_outbox (customer_id, number);
        CREATE INDEX notification_outbox_open ON notification_outbox (channel, number) WHERE done_at IS NULL;

        CREATE TABLE suppressions (
            customer_id TEXT NOT NULL,
            reason TEXT NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (customer_id, reason)
        ) WITHOUT ROWID;
        """;
}
