namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>Bounces and complaints (docs/adr/0019-bounces-and-complaints.md). Ids, codes and words without addresses.</summary>
internal static class FeedbackSchema
{
    /// <summary>The step that adds them.</summary>
    public const string Step = """
        ALTER TABLE suppressions ADD COLUMN evidence TEXT;

        CREATE TABLE notification_mails (
            message_id TEXT NOT NULL PRIMARY KEY,
            notification_id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            thread_id TEXT,
            at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX notification_mails_by_customer ON notification_mails (customer_id);

        CREATE TABLE feedback (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            mail TEXT NOT NULL,
            place INTEGER NOT NULL,
            kind TEXT NOT NULL,
            status INTEGER,
            code TEXT NOT NULL,
            reason TEXT NOT NULL,
            ignored TEXT,
            message_id TEXT,
            customer_id TEXT,
            thread_id TEXT,
            at INTEGER NOT NULL,
            UNIQUE (mail, place)
        );
        CREATE INDEX feedback_by_customer ON feedback (customer_id) WHERE customer_id IS NOT NULL;
        """;
}
