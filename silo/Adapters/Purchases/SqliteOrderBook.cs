using System.Security.Cryptography;
using System.Text;
using Platform.Purchases;
using Platform.Silo.Adapters.Shop;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Purchases;

/// <summary>What conversations add to the shop's orders, one row for each key.</summary>
public sealed class SqliteOrderBook(SqliteDatabase database) : IOrderBook
{
    /// <inheritdoc/>
    public Task<string?> AddAsync(OrderAddition addition, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Add, addition, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(string key, CancellationToken cancellationToken = default) => database.WriteAsync(Remove, key, cancellationToken);

    /// <summary>Numbers from 30000000 come from conversations; a function of the key, the next one when it is taken.</summary>
    internal static uint FirstNumber(string key) => 30_000_000 + (BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(key))) % 10_000_000);

    private static string? Add(SqliteSession session, OrderAddition addition)
    {
        using (var known = session.Use("SELECT order_number, removed FROM order_additions WHERE key = ?"))
        {
            if (known.Bind(1, addition.Key).Step())
            {
                return known.GetInt32(1) == 0 ? known.GetTextOrNull(0) : null;
            }
        }

        var number = addition.OrderNumber is { } open && IsOpen(session, open, addition.ShopCustomerId) ? open : Place(session, addition);
        if (number is null)
        {
            return null;
        }

        using (var insert = session.Use("INSERT INTO order_additions (key, order_number, removed) VALUES (?, ?, 0)"))
        {
            insert.Bind(1, addition.Key).Bind(2, number).Execute();
        }

        for (var line = 0; line < addition.Lines.Length; line++)
        {
            using var insert = session.Use("INSERT INTO order_addition_lines (key, line, sku, name, unit_price) VALUES (?, ?, ?, ?, ?)");
            insert.Bind(1, addition.Key).Bind(2, line).Bind(3, addition.Lines[line].Sku).Bind(4, addition.Lines[line].Name)
                .Bind(5, (long)(addition.Lines[line].Price * 100)).Execute();
        }

        return number;
    }

    private static bool IsOpen(SqliteSession session, string number, string customerId)
    {
        using var select = session.Use("SELECT status FROM shop_orders WHERE order_number = ? AND customer_id = ?");
        return select.Bind(1, number).Bind(2, customerId).Step() && select.GetText(0) is not ("Delivered" or "Cancelled" or "Returned");
    }

    /// <summary>A new order to the address and with the method of the paying one; null when the customer has no such order.</summary>
    private static string? Place(SqliteSession session, OrderAddition addition)
    {
        var number = FreeNumber(session, addition.Key);
        using (var insert = session.Use("""
            INSERT INTO placed_orders (order_number, key, customer_id, email, placed_at, payment_method, payment_last4, ship_to_address, shipping_fee)
            SELECT ?1, ?2, customer_id, email, ?3, payment_method, payment_last4, ship_to_address, ?4 FROM shop_orders WHERE order_number = ?5 AND customer_id = ?6
            """))
        {
            insert.Bind(1, number).Bind(2, addition.Key).Bind(3, addition.At).Bind(4, (long)(addition.ShippingFee * 100))
                .Bind(5, addition.PayingOrder).Bind(6, addition.ShopCustomerId);
            if (insert.Execute() == 0)
            {
                return null;
            }
        }

        string email;
        using (var select = session.Use("SELECT email FROM placed_orders WHERE order_number = ?"))
        {
            select.Bind(1, number).Step();
            email = select.GetText(0);
        }

        PlacedOrders.Enter(session, number, email);
        return number;
    }

    private static string FreeNumber(SqliteSession session, string key)
    {
        var number = FirstNumber(key);
        while (IsTaken(session, $"{number}"))
        {
            number++;
        }

        return $"{number}";
    }

    private static bool IsTaken(SqliteSession session, string number)
    {
        using var select = session.Use("SELECT 1 FROM shop_orders WHERE order_number = ?");
        return select.Bind(1, number).Step();
    }

    private static bool Remove(SqliteSession session, string key)
    {
        string? placed;
        using (var select = session.Use("SELECT order_number FROM placed_orders WHERE key = ?"))
        {
            placed = select.Bind(1, key).Step() ? select.GetText(0) : null;
        }

        if (placed is not null)
        {
            PlacedOrders.Remove(session, placed);
        }

        using (var delete = session.Use("DELETE FROM order_addition_lines WHERE key = ?"))
        {
            delete.Bind(1, key).Execute();
        }

        // Also when it was never added: a late repeat must not bring it back.
        using var note = session.Use("INSERT INTO order_additions (key, order_number, removed) VALUES (?, NULL, 1) ON CONFLICT (key) DO UPDATE SET removed = 1");
        return note.Bind(1, key).Execute() > 0;
    }
}
