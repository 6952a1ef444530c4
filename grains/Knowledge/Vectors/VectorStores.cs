namespace Platform.Knowledge.Vectors;

/// <summary>Where vectors are kept.</summary>
public static class VectorStores
{
    /// <summary>In the database, beside the passages.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>In an OpenSearch cluster.</summary>
    public const string OpenSearch = "opensearch";
}
