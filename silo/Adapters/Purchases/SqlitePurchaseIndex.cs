using Platform.Purchases;
using Platform.Silo.Adapters.Sqlite;
using Platform.Workflows;

namespace Platform.Silo.Adapters.Purchases;

/// <summary>Purchases by customer, and what they sum up to.</summary>
public sealed class SqlitePurchaseIndex(SqliteDatabase database) : IPurchaseIndex
{
    private const string OfCustomer = "SELECT id FROM purchases WHERE customer_id = ?1 ORDER BY accepted_at DESC, id LIMIT ?2";
    private const string OfAll = "SELECT id FROM purchases WHERE ?1 IS NULL ORDER BY accepted_at DESC, id LIMIT ?2";

    /// <inheritdoc/>
    public Task PutAsync(string id, string customerId, WorkflowStatus status, DateTimeOffset acceptedAt, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, row) =>
            {
                using var put = session.Use("""
                    INSERT INTO purchases (id, customer_id, status, accepted_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET status = excluded.status
                    """);
                return put.Bind(1, row.id).Bind(2, row.customerId).Bind(3, (int)row.status).Bind(4, row.acceptedAt).Execute();
            },
            (id, customerId, status, acceptedAt),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(string? customerId, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await database.ReadAsync(
            static (session, page) =>
            {
                using var select = session.Use(page.customerId is null ? OfAll : OfCustomer);
                select.Bind(1, page.customerId).Bind(2, page.limit);
                var ids = new List<string>();
                while (select.Step())
                {
                    ids.Add(select.GetText(0));
                }

                return ids;
            },
            (customerId, limit),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task CountAsync(string id, string customerId, decimal amount, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, row) =>
            {
                using var insert = session.Use("INSERT OR IGNORE INTO purchase_profile (id, customer_id, amount, counted_at, removed) VALUES (?, ?, ?, ?, 0)");
                return insert.Bind(1, row.id).Bind(2, row.customerId).Bind(3, (long)(row.amount * 100)).Bind(4, row.at).Execute();
            },
            (id, customerId, amount, at),
            cancellationToken);

    /// <inheritdoc/>
    public Task DiscountAsync(string id, string customerId, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, row) =>
            {
                using var remove = session.Use("""
                    INSERT INTO purchase_profile (id, customer_id, amount, counted_at, removed) VALUES (?, ?, 0, NULL, 1)
                    ON CONFLICT (id) DO UPDATE SET removed = 1
                    """);
                return remove.Bind(1, row.id).Bind(2, row.customerId).Execute();
            },
            (id, customerId),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<PurchaseSum> SumAsync(string customerId, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            static (session, customer) =>
            {
                using var select = session.Use("SELECT count(*), coalesce(sum(amount), 0), max(counted_at) FROM purchase_profile WHERE customer_id = ? AND removed = 0");
                select.Bind(1, customer).Step();
                return new PurchaseSum(select.GetInt32(0), select.GetInt64(1) / 100m, select.GetMomentOrNull(2));
            },
            customerId,
            cancellationToken);
}
