using Platform.Silo.Adapters.Sqlite.Schema;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The tables, as numbered steps: step n brings a file of version n - 1 to n. A step that was released is never edited.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as ours (<c>PRAGMA application_id</c>): "PLAT".</summary>
    public const long ApplicationId = 0x504C4154;

    /// <summary>The version that this code writes.</summary>
    public static int Version => Steps.Count;

    /// <summary>The steps, oldest first.</summary>
    public static IReadOnlyList<string> Steps { get; } = [Step1, Step2, Schema.DocumentsSchema.Step, Schema.ScheduleSchema.Step, Schema.NotificationsSchema.Step, Schema.ReturnsSchema.Step, Schema.PurchasesSchema.Step, PrivacySchema.Step, Schema.LeadsSchema.Step, Schema.SmtpSchema.Step, Schema.QuarantineSchema.Step, Schema.FeedbackSchema.Step, Schema.SesSchema.Step, Schema.AuditSchema.Step, Schema.VectorsSchema.Step, Schema.ThreadNumbersSchema.Step];

    // Moments are UTC ticks, money is in hundredths. Small rows are clustered by their key (WITHOUT ROWID). Rows that hold a body are
    // not: SQLite moves a body beyond a quarter of a page out of such a row. Events of all threads follow each other in the order of
    // their appends, with an index by thread: clustered by thread, an append writes two to three times as many bytes (measured with
    // 50,000 threads and bodies of 400 and 2,000 bytes), and what a thread reads is its snapshot and the few events behind it.
    private const string Step1 = """
        CREATE TABLE thread_heads (
            thread_id TEXT NOT NULL PRIMARY KEY,
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
        ) WITHOUT ROWID;
        CREATE INDEX thread_heads_by_activity ON thread_heads (last_activity_at, thread_id);
        CREATE INDEX thread_heads_by_status ON thread_heads (status, last_activity_at, thread_id);
        CREATE INDEX thread_heads_by_customer ON thread_heads (customer, last_activity_at, thread_id);
        CREATE INDEX thread_heads_pending ON thread_heads (pending_since, thread_id) WHERE pending_since IS NOT NULL;

        CREATE TABLE thread_events (
            number INTEGER PRIMARY KEY,
            thread_id TEXT NOT NULL,
            version INTEGER NOT NULL,
            at INTEGER NOT NULL,
            name TEXT NOT NULL,
            payload BLOB NOT NULL
        );
        CREATE UNIQUE INDEX thread_events_by_thread ON thread_events (thread_id, version);

        CREATE TABLE message_index (
            message_id_header TEXT NOT NULL,
            thread_id TEXT NOT NULL,
            message_id TEXT NOT NULL,
            PRIMARY KEY (message_id_header, thread_id, message_id)
        ) WITHOUT ROWID;

        CREATE TABLE mails (
            number INTEGER PRIMARY KEY,
            content_hash BLOB NOT NULL UNIQUE,
            encoding INTEGER NOT NULL,
            size INTEGER NOT NULL,
            body BLOB NOT NULL
        );

        CREATE TABLE quarantine (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            content_hash BLOB NOT NULL UNIQUE,
            reason TEXT NOT NULL,
            detail TEXT NOT NULL,
            source TEXT NOT NULL,
            size INTEGER NOT NULL,
            at INTEGER NOT NULL,
            encoding INTEGER NOT NULL,
            body_size INTEGER NOT NULL,
            body BLOB NOT NULL
        );

        CREATE TABLE grain_states (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            provider TEXT NOT NULL,
            state_name TEXT NOT NULL,
            grain_id TEXT NOT NULL,
            version INTEGER NOT NULL,
            payload BLOB NOT NULL,
            UNIQUE (grain_id, state_name, provider)
        );

        CREATE TABLE reminders (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            grain_id TEXT NOT NULL,
            name TEXT NOT NULL,
            grain_hash INTEGER NOT NULL,
            start_at INTEGER NOT NULL,
            period INTEGER NOT NULL,
            UNIQUE (grain_id, name)
        );
        CREATE INDEX reminders_by_hash ON reminders (grain_hash);

        CREATE TABLE shop_sources (
            name TEXT NOT NULL PRIMARY KEY,
            content_hash BLOB NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE shop_customers (
            customer_id TEXT NOT NULL PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL, email TEXT NOT NULL COLLATE NOCASE,
            phone TEXT, tier TEXT NOT NULL, language TEXT NOT NULL, country TEXT NOT NULL, time_zone TEXT NOT NULL, birthday TEXT,
            loyalty_points INTEGER NOT NULL, address TEXT NOT NULL, postal_code TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX shop_customers_by_email ON shop_customers (email);

        CREATE TABLE shop_products (
            sku TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, category TEXT NOT NULL, list_price INTEGER NOT NULL,
            floor_price INTEGER NOT NULL, stock INTEGER NOT NULL, margin_percent INTEGER NOT NULL, description TEXT NOT NULL,
            accessories TEXT, slow_moving INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE shop_orders (
            order_number TEXT NOT NULL PRIMARY KEY, customer_id TEXT NOT NULL, email TEXT NOT NULL COLLATE NOCASE,
            placed_at INTEGER NOT NULL, status TEXT NOT NULL, carrier TEXT, tracking_number TEXT, shipped_at INTEGER,
            estimated_delivery TEXT, delivered_at INTEGER, payment_method TEXT NOT NULL, payment_last4 TEXT,
            ship_to_address TEXT NOT NULL, shipping_fee INTEGER NOT NULL, total INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX shop_orders_by_customer ON shop_orders (customer_id, placed_at);

        CREATE TABLE shop_order_keys (
            match_key BLOB NOT NULL PRIMARY KEY,
            order_number TEXT NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE shop_order_lines (
            order_number TEXT NOT NULL, sku TEXT NOT NULL, quantity INTEGER NOT NULL, unit_price INTEGER NOT NULL,
            PRIMARY KEY (order_number, sku)
        ) WITHOUT ROWID;
        """;

    // The durable schedule (docs/adr/0010-schedule.md): what is due is found by an index over open jobs only. Done jobs stay, so that a
    // repeated decision does not enter them again.
    private const string Step2 = """
        CREATE INDEX shop_orders_by_email ON shop_orders (email);

        CREATE TABLE scheduled_jobs (
            id TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            data TEXT NOT NULL,
            owner TEXT NOT NULL,
            due_at INTEGER NOT NULL,
            done_at INTEGER
        ) WITHOUT ROWID;
        CREATE INDEX scheduled_jobs_due ON scheduled_jobs (due_at, id) WHERE done_at IS NULL;
        CREATE INDEX scheduled_jobs_by_owner ON scheduled_jobs (owner, due_at);
        """;
}
