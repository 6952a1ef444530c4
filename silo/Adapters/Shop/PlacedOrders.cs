using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Shop;

/// <summary>Orders that were placed in conversations. They are kept beside the shop's tables, and entered again when those are loaded anew.</summary>
internal static class PlacedOrders
{
    private const string Columns = "order_number, customer_id, email, placed_at, payment_method, payment_last4, ship_to_address, shipping_fee";

    /// <summary>Enters every order that the shop's files do not have.</summary>
    public static void Restore(SqliteSession session)
    {
        var orders = new List<(string Number, string Email)>();
        using (var select = session.Use("SELECT order_number, email FROM placed_orders"))
        {
            while (select.Step())
            {
                orders.Add((select.GetText(0), select.GetText(1)));
            }
        }

        foreach (var (number, email) in orders)
        {
            Enter(session, number, email);
        }
    }

    /// <summary>Enters an order of <c>placed_orders</c> into the shop's tables; its lines are additions.</summary>
    public static void Enter(SqliteSession session, string number, string email)
    {
        using (var insert = session.Use($"""
            INSERT OR IGNORE INTO shop_orders ({Columns}, status, total)
            SELECT {Columns}, 'Processing', shipping_fee FROM placed_orders WHERE order_number = ?
            """))
        {
            insert.Bind(1, number).Execute();
        }

        foreach (var key in (byte[][])[OrderKey.Match(number, email), OrderKey.Number(number)])
        {
            using var insert = session.Use("INSERT OR IGNORE INTO shop_order_keys (match_key, order_number) VALUES (?, ?)");
            insert.Bind(1, key).Bind(2, number).Execute();
        }
    }

    /// <summary>Takes an order out again.</summary>
    public static void Remove(SqliteSession session, string number)
    {
        foreach (var sql in (string[])[
            "DELETE FROM shop_order_keys WHERE order_number = ?",
            "DELETE FROM shop_orders WHERE order_number = ?",
            "DELETE FROM placed_orders WHERE order_number = ?"])
        {
            using var delete = session.Use(sql);
            delete.Bind(1, number).Execute();
        }
    }
}
