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
    public async Task<OrderMatch?> MatchAsync(OrderProof proof, CancellationToken cancellationToken = default)
    {
        if (proof is { OrderNumber: null, Email: null })
        {
            throw new ArgumentException("an order number or an e-mail has to be claimed", nameof(proof));
        }

        return await database.ReadAsync(Match, proof, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<OrderStatus?> GetAsync(string orderNumber, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(Get, OrderKey.Number(orderNumber), cancellationToken);

    private static OrderMatch? Match(SqliteSession session, OrderProof proof)
    {
        // Number and e-mail go through one key: the search takes the same way whichever half is wrong, so that its time tells nothing.
        using var select = proof.OrderNumber is { } number
            ? session.Use($"{Claimed} JOIN shop_order_keys USING (order_number) WHERE match_key = ?")
                .Bind(1, proof.Email is { } with ? OrderKey.Match(number, with) : OrderKey.Number(number))
            : session.Use($"{Claimed} WHERE o.email = ?").Bind(1, proof.Email!.Trim());
        OrderMatch? match = null;
        while (select.Step())
        {
            if (!Fits(select, proof))
            {
                continue;
            }

            if (match is not null)
            {
                return null;
            }

            match = new(select.GetText(0), select.GetText(1).ToLowerInvariant());
        }

        return match;
    }

    private static bool Fits(SqliteStatement order, OrderProof proof) =>
        (proof.PaymentLast4 is null || order.GetTextOrNull(2) == proof.PaymentLast4)
        && (proof.PostalCode is null || HasPostalCode(order.GetText(3), proof.PostalCode))
        && (proof.PlacedOn is null || WasPlacedOn(order.GetMomentOrNull(4)!.Value, order.GetText(5), proof.PlacedOn.Value));

    private static bool HasPostalCode(string address, string postalCode)
    {
        var claimed = Squeeze(postalCode);
        return claimed.Length >= 4 && address.Split(',').Select(Squeeze).Any(part => part == claimed || part.EndsWith(claimed, StringComparison.Ordinal) || part.StartsWith(claimed, StringComparison.Ordinal));
    }

    private static bool WasPlacedOn(DateTimeOffset placed, string timeZone, DateOnly day) =>
        DateOnly.FromDateTime(placed.UtcDateTime) == day
        || (TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(placed, zone).DateTime) == day);

    private static string Squeeze(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

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
