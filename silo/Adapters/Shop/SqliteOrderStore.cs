using System.Globalization;
using Platform.Orders;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Shop;

/// <summary>The orders that <see cref="ShopDatabase"/> loaded.</summary>
public sealed class SqliteOrderStore(SqliteDatabase database) : IOrderStore
{
    private const string Claimed = """
        SELECT o.order_number, o.email, o.payment_last4, o.ship_to_address, o.placed_at, c.time_zone
        FROM shop_orders o JOIN shop_customers c USING (customer_id)
        """;

    /// <inheritdoc/>
    public async Task<OrderMatch?> MatchAsync(OrderProof proof, CancellationToken cancellationToken = default) =>
        await ListMatchesAsync(proof, cancellationToken) is [var match] ? match : null;

    /// <inheritdoc/>
    public async Task<OrderStatus?> GetAsync(string orderNumber, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(Get, OrderKey.Number(orderNumber), cancellationToken);

    /// <summary>The orders that have all that is given, no more than two: several are as good as none.</summary>
    internal async Task<IReadOnlyList<OrderMatch>> ListMatchesAsync(OrderProof proof, CancellationToken cancellationToken)
    {
        if (proof is { OrderNumber: null, Email: null })
        {
            throw new ArgumentException("an order number or an e-mail has to be claimed", nameof(proof));
        }

        return await database.ReadAsync(Match, proof, cancellationToken);
    }

    private static List<OrderMatch> Match(SqliteSession session, OrderProof proof)
    {
        // Number and e-mail go through one key: the search takes the same way whichever half is wrong, so that its time tells nothing.
        using var select = proof.OrderNumber is { } number
            ? session.Use($"{Claimed} JOIN shop_order_keys USING (order_number) WHERE match_key = ?")
                .Bind(1, proof.Email is { } with ? OrderKey.Match(number, with) : OrderKey.Number(number))
            : session.Use($"{Claimed} WHERE o.email = ?").Bind(1, proof.Email!.Trim());
        var matches = new List<OrderMatch>();
        while (matches.Count < 2 && select.Step())
        {
            if (ProofRules.Fits(proof, select.GetTextOrNull(2), select.GetText(3), select.GetMomentOrNull(4)!.Value, select.GetText(5)))
            {
                matches.Add(new(select.GetText(0), select.GetText(1).ToLowerInvariant()));
            }
        }

        return matches;
    }

    private static OrderStatus? Get(SqliteSession session, byte[] numberKey)
    {
        using var select = session.Use("""
            SELECT order_number, status, placed_at, carrier, tracking_number, shipped_at, estimated_delivery, delivered_at
            FROM shop_order_keys JOIN shop_orders USING (order_number) WHERE match_key = ?
            """);
        return select.Bind(1, numberKey).Step()
            ? new OrderStatus(
                select.GetText(0), select.GetText(1), select.GetMoment(2), select.GetTextOrNull(3), select.GetTextOrNull(4),
                select.GetMomentOrNull(5), ReadDay(select.GetTextOrNull(6)), select.GetMomentOrNull(7))
            : null;
    }

    private static DateOnly? ReadDay(string? day) =>
        day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
