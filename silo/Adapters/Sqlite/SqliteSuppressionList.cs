using Platform.Suppressions;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Suppressions: a row for each reason.</summary>
public sealed class SqliteSuppressionList(SqliteDatabase database) : ISuppressionList
{
    /// <inheritdoc/>
    public Task AddCustomerAsync(string customerId, string reason, DateTimeOffset since, string? evidence = null, CancellationToken cancellationToken = default) => database.WriteAsync(
        static (session, entry) =>
        {
            using var insert = session.Use("INSERT INTO suppressions (customer_id, reason, since, evidence) VALUES (?, ?, ?, ?) ON CONFLICT (customer_id, reason) DO NOTHING");
            return insert.Bind(1, entry.Customer).Bind(2, entry.Reason).Bind(3, entry.Since).Bind(4, entry.Evidence).Execute();
        },
        (Customer: customerId, Reason: reason, Since: since, Evidence: evidence),
        cancellationToken);

    /// <inheritdoc/>
    public Task LiftAsync(string customerId, string reason, CancellationToken cancellationToken = default) => database.WriteAsync(
        static (session, entry) =>
        {
            using var delete = session.Use("DELETE FROM suppressions WHERE customer_id = ? AND reason = ?");
            return delete.Bind(1, entry.Customer).Bind(2, entry.Reason).Execute();
        },
        (Customer: customerId, Reason: reason),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Suppression>> ListAsync(string customerId, CancellationToken cancellationToken = default) => await database.ReadAsync(
        static (session, customer) =>
        {
            using var select = session.Use("SELECT reason, since, evidence FROM suppressions WHERE customer_id = ? ORDER BY since, reason");
            select.Bind(1, customer);
            var reasons = new List<Suppression>();
            while (select.Step())
            {
                reasons.Add(new(select.GetText(0), select.GetMoment(1), select.GetTextOrNull(2)));
            }

            return reasons;
        },
        customerId,
        cancellationToken);
}
