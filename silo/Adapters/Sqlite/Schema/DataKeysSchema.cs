namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>
/// The wrapped data keys (docs/adr/0030-encryption-at-rest.md): tables of a file of their own, because a copy of the database that had them
/// could be read whatever is destroyed afterwards.
/// </summary>
internal static class DataKeysSchema
{
    /// <summary>The steps of that file, as those of <see cref="SqliteSchema"/>: never edited.</summary>
    public static IReadOnlyList<string> Steps { get; } = [Step1];

    private const string Step1 = """
        CREATE TABLE data_keys (
            owner BLOB NOT NULL,
            number INTEGER NOT NULL,
            key_encryption_key TEXT NOT NULL,
            wrapped BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            retired INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (owner, number)
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX data_keys_current ON data_keys (owner) WHERE retired = 0;
        CREATE INDEX data_keys_by_key ON data_keys (key_encryption_key);
        """;
}
