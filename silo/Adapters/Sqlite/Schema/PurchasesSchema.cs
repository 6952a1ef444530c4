namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>Promised prices, and what purchases do to stock, payments and orders.</summary>
internal static class PurchasesSchema
{
    /// <summary>
    /// The step that adds them. They stand beside the shop's tables, which a new picture of the shop replaces. Offers: 0 held, 1 taken,
    /// 2 dropped. Reservations: 0 reserved, 1 sold, 2 released. Payments: 1 approved, 2 declined, 3 refunded.
    /// </summary>
    public const string Step = """
        CREATE TABLE offers (
            id TEXT NOT NULL PRIMARY KEY,
            customer_id TEXT NOT NULL,
            status INTEGER NOT NULL,
            made_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            data TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX offers_by_customer ON offers (customer_id, status, made_at);

        CREATE TABLE purchases (
            id TEXT NOT NULL PRIMARY KEY,
            customer_id TEXT NOT NULL,
            status INTEGER NOT NULL,
            accepted_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX purchases_by_customer ON purchases (customer_id, accepted_at, id);
        CREATE INDEX purchases_by_time ON purchases (accepted_at, id);

        CREATE TABLE purchase_profile (
            id TEXT NOT NULL PRIMARY KEY,
            customer_id TEXT NOT NULL,
            amount INTEGER NOT NULL,
            counted_at INTEGER,
            removed INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX purchase_profile_by_customer ON purchase_profile (customer_id);

        CREATE TABLE stock_reservations (
            id TEXT NOT NULL PRIMARY KEY,
            status INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE stock_reservation_lines (
            sku TEXT NOT NULL,
            reservation TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            PRIMARY KEY (sku, reservation)
        ) WITHOUT ROWID;
        CREATE INDEX stock_reservation_lines_by_reservation ON stock_reservation_lines (reservation);

        CREATE TABLE payments (
            key TEXT NOT NULL PRIMARY KEY,
            customer_id TEXT NOT NULL,
            paying_order TEXT NOT NULL,
            amount INTEGER NOT NULL,
            status INTEGER NOT NULL,
            charged INTEGER NOT NULL,
            answers INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE order_additions (
            key TEXT NOT NULL PRIMARY KEY,
            order_number TEXT,
            removed INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX order_additions_by_order ON order_additions (order_number);

        CREATE TABLE order_addition_lines (
            key TEXT NOT NULL,
            line INTEGER NOT NULL,
            sku TEXT NOT NULL,
            name TEXT NOT NULL,
            unit_price INTEGER NOT NULL,
            PRIMARY KEY (key, line)
        ) WITHOUT ROWID;

        CREATE TABLE placed_orders (
            order_number TEXT NOT NULL PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            customer_id TEXT NOT NULL,
            email TEXT NOT NULL,
            placed_at INTEGER NOT NULL,
            payment_method TEXT NOT NULL,
            payment_last4 TEXT,
            ship_to_address TEXT NOT NULL,
            shipping_fee INTEGER NOT NULL
        ) WITHOUT ROWID;
        """;
}
