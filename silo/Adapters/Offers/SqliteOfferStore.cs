using System.Text.Json;
using Platform.Encryption;
using Platform.Offers;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Offers;

/// <summary>Promised prices by customer.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="cipher">Encrypts what is offered; null for plain ones.</param>
public sealed class SqliteOfferStore(SqliteDatabase database, ContentCipher? cipher = null) : IOfferStore
{
    private const int Held = 0;
    private const int Taken = 1;
    private const string HeldSql = "SELECT id, data FROM offers WHERE customer_id = ?1 AND status = 0 AND expires_at > ?2 ORDER BY made_at DESC LIMIT 100";
    private const string TakenSql = "SELECT id, data FROM offers WHERE customer_id = ?1 AND status = 1 AND ?2 IS NULL ORDER BY made_at DESC LIMIT 100";

    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public Task HoldAsync(Offer offer, CancellationToken cancellationToken = default) => ContentCipher.WriteAsync(async () =>
        await database.WriteAsync(Put, (offer, Held, await EncodeAsync(offer, cancellationToken), _cipher), cancellationToken));

    /// <inheritdoc/>
    public Task TakeAsync(Offer offer, CancellationToken cancellationToken = default) => ContentCipher.WriteAsync(async () =>
        await database.WriteAsync(
            static (session, row) =>
            {
                Put(session, row);
                using var update = session.Use("UPDATE offers SET status = 1 WHERE id = ? AND status = 0");
                return update.Bind(1, row.Offer.Id).Execute();
            },
            (Offer: offer, Status: Taken, Data: await EncodeAsync(offer, cancellationToken), _cipher),
            cancellationToken));

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

    private async Task<IReadOnlyList<Offer>> ListAsync(string sql, string customerId, long? after, CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(
            static (session, wanted) =>
            {
                using var select = session.Use(wanted.sql);
                select.Bind(1, wanted.customerId).Bind(2, wanted.after);
                var offers = new List<(string Id, StoredText Data)>();
                while (select.Step())
                {
                    offers.Add((select.GetText(0), StoredText.Read(select, 1)));
                }

                return offers;
            },
            (sql, customerId, after),
            cancellationToken);
        var offers = new List<Offer>(stored.Count);
        foreach (var (id, data) in stored)
        {
            // Without its key it was promised to nobody.
            if (await data.DecryptAsync(_cipher, ContentPlaces.Offer(id), cancellationToken) is { } plain)
            {
                offers.Add(JsonSerializer.Deserialize<Offer>(plain, PlatformJson.Options)!);
            }
        }

        return offers;
    }

    private static int Put(SqliteSession session, (Offer Offer, int Status, StoredText Data, ContentCipher Cipher) row)
    {
        row.Data.RequireLive(row.Cipher);
        using var insert = session.Use("INSERT OR IGNORE INTO offers (id, customer_id, status, made_at, expires_at, data) VALUES (?, ?, ?, ?, ?, ?)");
        return row.Data.BindTo(insert, 6).Bind(1, row.Offer.Id).Bind(2, row.Offer.CustomerId).Bind(3, row.Status).Bind(4, row.Offer.MadeAt)
            .Bind(5, row.Offer.ExpiresAt).Execute();
    }

    private ValueTask<StoredText> EncodeAsync(Offer offer, CancellationToken cancellationToken) =>
        StoredText.EncryptAsync(_cipher, offer.CustomerId, ContentPlaces.Offer(offer.Id), JsonSerializer.Serialize(offer, PlatformJson.Options), cancellationToken);
}
