namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>The lists of leads and of lead packages. They hold ids, scores and moments; names and addresses are in the grains' states alone.</summary>
internal static class LeadsSchema
{
    /// <summary>The step that adds them.</summary>
    public const string Step = """
        CREATE TABLE leads (
            customer_id TEXT NOT NULL PRIMARY KEY,
            score INTEGER NOT NULL,
            band INTEGER NOT NULL,
            queue TEXT NOT NULL,
            captured_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX leads_by_score ON leads (score, customer_id);
        CREATE INDEX leads_by_band ON leads (band, score, customer_id);

        CREATE TABLE lead_packages (
            package_id TEXT NOT NULL PRIMARY KEY,
            customer_id TEXT NOT NULL,
            opened_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX lead_packages_by_time ON lead_packages (opened_at, package_id);
        CREATE INDEX lead_packages_by_customer ON lead_packages (customer_id);
        """;
}
