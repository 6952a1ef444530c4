using System.Collections.Immutable;
using System.Globalization;
using Platform.Orders;
using Platform.Shop;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Shop;

/// <summary>The shop's records as <see cref="ShopDatabase"/> loaded them.</summary>
/// <param name="database">The database.</param>
/// <param name="time">When a reservation has expired.</param>
public sealed class SqliteShop(SqliteDatabase database, TimeProvider time) : IShop
{
    // What is sold or reserved is taken off; parameter 2 is the moment at which reservations are looked at.
    private const string ProductColumns = """
        sku, name, category, list_price, floor_price,
        max(0, stock - coalesce((
            SELECT sum(l.quantity) FROM stock_reservation_lines l JOIN stock_reservations r ON r.id = l.reservation
            WHERE l.sku = shop_products.sku AND (r.status = 1 OR (r.status = 0 AND r.expires_at > ?2))), 0)),
        margin_percent, description, accessories, slow_moving
        """;

    // What conversations have added to an order since the shop's files were loaded.
    private const string OrderColumns = """
        order_number, status, placed_at, carrier, tracking_number, shipped_at, estimated_delivery, delivered_at,
        customer_id, payment_method, payment_last4, ship_to_address, shipping_fee,
        total + coalesce((
            SELECT sum(l.unit_price) FROM order_addition_lines l JOIN order_additions a USING (key)
            WHERE a.order_number = shop_orders.order_number AND a.removed = 0), 0)
        """;

    /// <inheritdoc/>
    public async Task<Product?> FindProductAsync(string sku, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            static (session, key) =>
            {
                using var select = session.Use($"SELECT {ProductColumns} FROM shop_products WHERE sku = ?1");
                return select.Bind(1, key.Sku).Bind(2, key.Now).Step() ? ReadProduct(select, 0) : null;
            },
            (Sku: sku, Now: time.GetUtcNow()),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Product>> ListProductsAsync(string? category, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            static (session, wanted) =>
            {
                using var select = session.Use($"SELECT {ProductColumns} FROM shop_products WHERE ?1 IS NULL OR category = ?1 ORDER BY sku");
                select.Bind(1, wanted.Category).Bind(2, wanted.Now);
                var products = new List<Product>();
                while (select.Step())
                {
                    products.Add(ReadProduct(select, 0));
                }

                return products;
            },
            (Category: category, Now: time.GetUtcNow()),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<ShopCustomer?> FindCustomerAsync(string email, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            static (session, address) =>
            {
                using var select = session.Use("""
                    SELECT customer_id, first_name, last_name, email, phone, tier, language, country, time_zone, birthday, loyalty_points
                    FROM shop_customers WHERE email = ?
                    """);
                return select.Bind(1, address).Step()
                    ? new ShopCustomer(
                        select.GetText(0), select.GetText(1), select.GetText(2), select.GetText(3).ToLowerInvariant(), select.GetTextOrNull(4), select.GetText(5),
                        select.GetText(6), select.GetText(7), select.GetText(8), ReadDay(select.GetTextOrNull(9)), select.GetInt32(10))
                    : null;
            },
            email.Trim(),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<ShopOrder?> FindOrderAsync(string orderNumber, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            static (session, key) =>
            {
                using var select = session.Use($"SELECT {OrderColumns} FROM shop_order_keys JOIN shop_orders USING (order_number) WHERE match_key = ?");
                return select.Bind(1, key.Number).Step() ? ReadOrder(session, select, key.Now) : null;
            },
            (Number: OrderKey.Number(orderNumber), Now: time.GetUtcNow()),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ShopOrder>> ListOrdersAsync(string customerId, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            static (session, customer) =>
            {
                using var select = session.Use($"SELECT {OrderColumns} FROM shop_orders WHERE customer_id = ? ORDER BY placed_at DESC");
                select.Bind(1, customer.Id);
                var orders = new List<ShopOrder>();
                while (select.Step())
                {
                    orders.Add(ReadOrder(session, select, customer.Now));
                }

                return orders;
            },
            (Id: customerId, Now: time.GetUtcNow()),
            cancellationToken);

    private static ShopOrder ReadOrder(SqliteSession session, SqliteStatement order, DateTimeOffset now) => new(
        ReadStatus(order),
        order.GetText(8),
        ReadLines(session, order.GetText(0), now),
        order.GetText(9),
        order.GetTextOrNull(10),
        order.GetText(11),
        ReadMoney(order, 12),
        ReadMoney(order, 13));

    private static OrderStatus ReadStatus(SqliteStatement order) => new(
        order.GetText(0), order.GetText(1), order.GetMoment(2), order.GetTextOrNull(3), order.GetTextOrNull(4),
        order.GetMomentOrNull(5), ReadDay(order.GetTextOrNull(6)), order.GetMomentOrNull(7));

    private static ImmutableArray<OrderLine> ReadLines(SqliteSession session, string orderNumber, DateTimeOffset now)
    {
        using var select = session.Use($"""
            SELECT quantity, unit_price, {ProductColumns}
            FROM (
                SELECT sku, quantity, unit_price FROM shop_order_lines WHERE order_number = ?1
                UNION ALL
                SELECT l.sku, 1, l.unit_price FROM order_addition_lines l JOIN order_additions a USING (key) WHERE a.order_number = ?1 AND a.removed = 0)
            JOIN shop_products USING (sku) ORDER BY sku
            """);
        select.Bind(1, orderNumber).Bind(2, now);
        var lines = ImmutableArray.CreateBuilder<OrderLine>();
        while (select.Step())
        {
            lines.Add(new(ReadProduct(select, 2), select.GetInt32(0), ReadMoney(select, 1)));
        }

        return lines.ToImmutable();
    }

    private static Product ReadProduct(SqliteStatement row, int at) => new(
        row.GetText(at), row.GetText(at + 1), row.GetText(at + 2), ReadMoney(row, at + 3), ReadMoney(row, at + 4), row.GetInt32(at + 5),
        row.GetInt32(at + 6), row.GetText(at + 7),
        row.GetTextOrNull(at + 8) is { } accessories ? [.. accessories.Split('|', StringSplitOptions.RemoveEmptyEntries)] : [],
        row.GetInt64(at + 9) != 0);

    /// <summary>Money is stored in hundredths.</summary>
    private static decimal ReadMoney(SqliteStatement row, int column) => row.GetInt64(column) / 100m;

    private static DateOnly? ReadDay(string? day) =>
        day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
