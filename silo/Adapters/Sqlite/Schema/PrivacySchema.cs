namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>Erasures.</summary>
internal static class PrivacySchema
{
    /// <summary>The step that adds them.</summary>
    public const string Step = """
        CREATE TABLE erasures (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            customer_id TEXT NOT NULL,
            address TEXT,
            requested_at INTEGER NOT NULL,
            requested_by TEXT NOT NULL,
            originals_until INTEGER NOT NULL,
            state INTEGER NOT NULL,
            items INTEGER NOT NULL,
            residue TEXT NOT NULL,
            finished_at INTEGER
        );
        CREATE INDEX erasures_by_customer ON erasures (customer_id, number);
        """;
}
