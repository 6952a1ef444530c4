namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>Which item of which order has a return: once each.</summary>
internal static class ReturnsSchema
{
    /// <summary>The step that adds them.</summary>
    public const string Step = """
        CREATE TABLE return_items (
            order_number TEXT NOT NULL,
            sku TEXT NOT NULL,
            rma TEXT NOT NULL,
            claimed_at INTEGER NOT NULL,
            PRIMARY KEY (order_number, sku)
        ) WITHOUT ROWID;
        """;
}
