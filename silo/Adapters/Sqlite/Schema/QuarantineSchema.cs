namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>What was done with quarantined mails: goes with the entry, whoever removes it.</summary>
internal static class QuarantineSchema
{
    public const string Step = """
        CREATE TABLE quarantine_actions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            content_hash BLOB NOT NULL,
            action TEXT NOT NULL,
            actor TEXT NOT NULL,
            at INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            thread_id TEXT,
            UNIQUE (content_hash, action, actor, outcome)
        );
        CREATE TRIGGER quarantine_gone AFTER DELETE ON quarantine BEGIN
            DELETE FROM quarantine_actions WHERE content_hash = OLD.content_hash;
        END;
        """;
}
