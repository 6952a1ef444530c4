using System.Globalization;
using Platform.Orders;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Shop;

/// <summary>The orders that <see cref="ShopDatabase"/> loaded.</summary>
public sealed class SqliteOrderStore(SqliteDatabase database) : IOrderStore
{
    /// <inheritdoc/>
    public async Task<OrderStatus?> FindAsync(string orderNumber, string email, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(Find, OrderKey.Match(orderNumber, email), cancellationToken);

    private static OrderStatus? Find(SqliteSession session, byte[] matchKey)
    {
        using var select = session.Use("""
            SELECT order_number, status, placed_at, carrier, tracking_number, shipped_at, estimated_delivery, delivered_at
            FROM shop_order_keys JOIN shop_orders USING (order_number) WHERE match_key = ?
            """);
        return select.Bind(1, matchKey).Step()
            ? new OrderStatus(
                select.GetText(0), select.GetText(1), select.GetMoment(2), select.GetTextOrNull(3), select.GetTextOrNull(4),
                select.GetMomentOrNull(5), ReadDay(select.GetTextOrNull(6)), select.GetMomentOrNull(7))
            : null;
    }

    private static DateOnly? ReadDay(string? day) =>
        day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
