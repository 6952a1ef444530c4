namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>Documents made for customers.</summary>
internal static class DocumentsSchema
{
    /// <summary>The step that adds them.</summary>
    public const string Step = """
        CREATE TABLE documents (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            content_type TEXT NOT NULL,
            encoding INTEGER NOT NULL,
            size INTEGER NOT NULL,
            body BLOB NOT NULL,
            stored_at INTEGER NOT NULL
        );
        """;
}
