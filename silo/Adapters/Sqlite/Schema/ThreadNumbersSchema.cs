namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>
/// A thread gets a number when it is opened, by which its head and its events are kept: those of the threads of these days lie side by side, where ids,
/// which are hashes, spread them over the whole file (docs/adr/0004-storage.md).
/// </summary>
internal static class ThreadNumbersSchema
{
    public const string Step = """
        CREATE TABLE numbered_heads (
            number INTEGER PRIMARY KEY,
            thread_id TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL,
            status INTEGER NOT NULL,
            channel TEXT NOT NULL,
            customer TEXT NOT NULL COLLATE NOCASE,
            subject TEXT NOT NULL,
            language TEXT NOT NULL,
            sentiment REAL NOT NULL,
            lead_score INTEGER NOT NULL,
            messages INTEGER NOT NULL,
            turns INTEGER NOT NULL,
            replies INTEGER NOT NULL,
            opened_at INTEGER NOT NULL,
            last_activity_at INTEGER NOT NULL,
            pending_since INTEGER,
            hand_off TEXT
        );
        INSERT INTO numbered_heads (
            thread_id, version, status, channel, customer, subject, language, sentiment, lead_score,
            messages, turns, replies, opened_at, last_activity_at, pending_since, hand_off)
        SELECT thread_id, version, status, channel, customer, subject, language, sentiment, lead_score,
            messages, turns, replies, opened_at, last_activity_at, pending_since, hand_off
        FROM thread_heads ORDER BY opened_at, thread_id;

        CREATE TABLE numbered_events (
            number INTEGER PRIMARY KEY,
            thread INTEGER NOT NULL,
            version INTEGER NOT NULL,
            at INTEGER NOT NULL,
            name TEXT NOT NULL,
            payload BLOB NOT NULL
        );
        INSERT INTO numbered_events (number, thread, version, at, name, payload)
        SELECT e.number, h.number, e.version, e.at, e.name, e.payload
        FROM thread_events e LEFT JOIN numbered_heads h ON h.thread_id = e.thread_id ORDER BY e.number;

        DROP TABLE thread_heads;
        DROP TABLE thread_events;
        ALTER TABLE numbered_heads RENAME TO thread_heads;
        ALTER TABLE numbered_events RENAME TO thread_events;
        CREATE INDEX thread_heads_by_activity ON thread_heads (last_activity_at, thread_id);
        CREATE INDEX thread_heads_by_status ON thread_heads (status, last_activity_at, thread_id);
        CREATE INDEX thread_heads_by_customer ON thread_heads (customer, last_activity_at, thread_id);
        CREATE INDEX thread_heads_pending ON thread_heads (pending_since, thread_id) WHERE pending_since IS NOT NULL;
        CREATE UNIQUE INDEX thread_events_by_thread ON thread_events (thread, version);
        """;
}
