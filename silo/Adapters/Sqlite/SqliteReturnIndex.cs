using Platform.Returns;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The returned items; the primary key is what makes a return the only one.</summary>
public sealed class SqliteReturnIndex(SqliteDatabase database) : IReturnIndex
{
    /// <inheritdoc/>
    public Task<string> ClaimAsync(string orderNumber, string sku, string rma, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Claim, (orderNumber, sku, rma, at), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> ListAsync(string orderNumber, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(List, orderNumber, cancellationToken);

    private static string Claim(SqliteSession session, (string OrderNumber, string Sku, string Rma, DateTimeOffset At) claim)
    {
        using (var insert = session.Use("INSERT INTO return_items (order_number, sku, rma, claimed_at) VALUES (?, ?, ?, ?) ON CONFLICT (order_number, sku) DO NOTHING"))
        {
            insert.Bind(1, claim.OrderNumber).Bind(2, claim.Sku).Bind(3, claim.Rma).Bind(4, claim.At).Execute();
        }

        using var select = session.Use("SELECT rma FROM return_items WHERE order_number = ? AND sku = ?");
        select.Bind(1, claim.OrderNumber).Bind(2, claim.Sku).Step();
        return select.GetText(0);
    }

    private static Dictionary<string, string> List(SqliteSession session, string orderNumber)
    {
        using var select = session.Use("SELECT sku, rma FROM return_items WHERE order_number = ?");
        select.Bind(1, orderNumber);
        var returns = new Dictionary<string, string>(StringComparer.Ordinal);
        while (select.Step())
        {
            returns.Add(select.GetText(0), select.GetText(1));
        }

        return returns;
    }
}
