using System.Text.Json;
using Platform.Offers;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Offers;

/// <summary>Promised prices by customer.</summary>
public sealed class SqliteOfferStore(SqliteDatabase database) : IOfferStore
{
    private const int Held = 0;
    private const int Taken = 1;
    private const string HeldSql = "SELECT data FROM offers WHERE customer_id = ?1 AND status = 0 AND expires_at > ?2 ORDER BY made_at DESC LIMIT 100";
    private const string TakenSql = "SELECT data FROM offers WHERE customer_id = ?1 AND status = 1 AND ?2 IS NULL ORDER BY made_at DESC LIMIT 100";

    /// <inheritdoc/>
    public Task HoldAsync(Offer offer, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Put, (offer, Held, Encode(offer)), cancellationToken);

    /// <inheritdoc/>
    public Task TakeAsync(Offer offer, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, row) =>
            {
                Put(session, row);
                using var update = session.Use("UPDATE offers SET status = 1 WHERE id = ? AND status = 0");
                return update.Bind(1, row.Offer.Id).Execute();
            },
            (Offer: offer, Status: Taken, Data: Encode(offer)),
            cancellationToken);

    /// <inheritdoc/>
    public Task DropAsync(string id, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, offer) =>
            {
                using var update = session.Use("UPDATE offers SET status = 2 WHERE id = ?");
                return update.Bind(1, offer).Execute();
            },
            id,
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Offer>> ListTakenAsync(string customerId, CancellationToken cancellationToken = default) =>
        ListAsync(TakenSql, customerId, null, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Offer>> ListAsync(string customerId, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        ListAsync(HeldSql, customerId, now.UtcTicks, cancellationToken);

    private async Task<IReadOnlyList<Offer>> ListAsync(string sql, string customerId, long? after, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            static (session, wanted) =>
            {
                using var select = session.Use(wanted.sql);
                select.Bind(1, wanted.customerId).Bind(2, wanted.after);
                var offers = new List<Offer>();
                while (select.Step())
                {
                    offers.Add(JsonSerializer.Deserialize<Offer>(select.GetBlob(0), PlatformJson.Options)!);
                }

                return offers;
            },
            (sql, customerId, after),
            cancellationToken);

    private static int Put(SqliteSession session, (Offer Offer, int Status, string Data) row)
    {
        using var insert = session.Use("INSERT OR IGNORE INTO offers (id, customer_id, status, made_at, expires_at, data) VALUES (?, ?, ?, ?, ?, ?)");
        return insert.Bind(1, row.Offer.Id).Bind(2, row.Offer.CustomerId).Bind(3, row.Status).Bind(4, row.Offer.MadeAt).Bind(5, row.Offer.ExpiresAt)
            .Bind(6, row.Data).Execute();
    }

    private static string Encode(Offer offer) => JsonSerializer.Serialize(offer, PlatformJson.Options);
}
