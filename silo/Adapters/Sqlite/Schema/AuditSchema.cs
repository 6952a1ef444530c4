namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>What people did by the API (docs/adr/0029-dashboard-and-audit.md). The database itself refuses to change or remove an entry.</summary>
internal static class AuditSchema
{
    /// <summary>The step that adds it.</summary>
    public const string Step = """
        CREATE TABLE audit_entries (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            act TEXT NOT NULL,
            actor TEXT NOT NULL,
            target TEXT NOT NULL,
            key_id TEXT NOT NULL
        );
        CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;
        CREATE TRIGGER audit_entries_are_final BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
        """;
}
