namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>Vectors of passages (docs/adr/0028-hybrid-search.md). Everything in it can be computed again.</summary>
internal static class VectorsSchema
{
    // The passage's key is a hash of its content; a vector is its floats in little-endian order.
    public const string Step = """
        CREATE TABLE knowledge_vectors (
            space TEXT NOT NULL,
            passage TEXT NOT NULL,
            vector BLOB NOT NULL,
            PRIMARY KEY (space, passage)
        );
        """;
}
