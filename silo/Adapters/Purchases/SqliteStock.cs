using System.Collections.Immutable;
using Platform.Purchases;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Purchases;

/// <summary>Reservations beside the shop's stock: what they take off is counted where the stock is read, so that nothing is taken off twice.</summary>
public sealed class SqliteStock(SqliteDatabase database, TimeProvider time) : IStock
{
    private const int Reserved = 0;
    private const int Sold = 1;
    private const int Released = 2;

    // Pieces of an article that nobody else has, whoever's reservation is named left out.
    private const string FreeSql = """
        SELECT stock - coalesce((
            SELECT sum(l.quantity) FROM stock_reservation_lines l JOIN stock_reservations r ON r.id = l.reservation
            WHERE l.sku = shop_products.sku AND r.id <> ?2 AND (r.status = 1 OR (r.status = 0 AND r.expires_at > ?3))), 0)
        FROM shop_products WHERE sku = ?1
        """;

    /// <inheritdoc/>
    public Task<bool> ReserveAsync(string reservation, ImmutableArray<StockLine> lines, DateTimeOffset expiresAt, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Reserve, (reservation, lines, expiresAt, time.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> CommitAsync(string reservation, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Commit, (reservation, time.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseAsync(string reservation, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, id) =>
            {
                using var note = session.Use("INSERT INTO stock_reservations (id, status, expires_at) VALUES (?, 2, 0) ON CONFLICT (id) DO UPDATE SET status = 2");
                return note.Bind(1, id).Execute() > 0;
            },
            reservation,
            cancellationToken);

    private static bool Reserve(SqliteSession session, (string Id, ImmutableArray<StockLine> Lines, DateTimeOffset ExpiresAt, DateTimeOffset Now) wanted)
    {
        switch (StatusOf(session, wanted.Id))
        {
            case Released:
                return false;
            case Sold:
                return true;
            default:
                break;
        }

        if (!wanted.Lines.All(line => Free(session, line.Sku, wanted.Id, wanted.Now) >= line.Quantity))
        {
            return false;
        }

        using (var insert = session.Use("INSERT INTO stock_reservations (id, status, expires_at) VALUES (?, 0, ?) ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at"))
        {
            insert.Bind(1, wanted.Id).Bind(2, wanted.ExpiresAt).Execute();
        }

        foreach (var line in wanted.Lines)
        {
            using var insert = session.Use("INSERT OR REPLACE INTO stock_reservation_lines (sku, reservation, quantity) VALUES (?, ?, ?)");
            insert.Bind(1, line.Sku).Bind(2, wanted.Id).Bind(3, line.Quantity).Execute();
        }

        return true;
    }

    private static bool Commit(SqliteSession session, (string Id, DateTimeOffset Now) wanted)
    {
        switch (StatusOf(session, wanted.Id))
        {
            case Sold:
                return true;
            case Reserved:
                break;
            default:
                return false;
        }

        // What has expired may have been sold to somebody else.
        if (!Lines(session, wanted.Id).TrueForAll(line => Free(session, line.Sku, wanted.Id, wanted.Now) >= line.Quantity))
        {
            return false;
        }

        using var update = session.Use("UPDATE stock_reservations SET status = 1 WHERE id = ?");
        return update.Bind(1, wanted.Id).Execute() > 0;
    }

    private static int? StatusOf(SqliteSession session, string id)
    {
        using var select = session.Use("SELECT status FROM stock_reservations WHERE id = ?");
        return select.Bind(1, id).Step() ? select.GetInt32(0) : null;
    }

    private static List<StockLine> Lines(SqliteSession session, string id)
    {
        using var select = session.Use("SELECT sku, quantity FROM stock_reservation_lines WHERE reservation = ?");
        select.Bind(1, id);
        var lines = new List<StockLine>();
        while (select.Step())
        {
            lines.Add(new(select.GetText(0), select.GetInt32(1)));
        }

        return lines;
    }

    private static long Free(SqliteSession session, string sku, string reservation, DateTimeOffset now)
    {
        using var select = session.Use(FreeSql);
        return select.Bind(1, sku).Bind(2, reservation).Bind(3, now).Step() ? select.GetInt64(0) : 0;
    }
}
