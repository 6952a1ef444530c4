namespace Platform.Silo.Adapters.Shop;

/// <summary>A file of the shop and the table that it fills.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">Those that are read; further columns of the file are left alone.</param>
/// <param name="Key">The columns that together occur once.</param>
/// <param name="References">Columns whose values have to be the key of another table.</param>
internal sealed record ShopTable(string File, string Name, ShopColumn[] Columns, string[] Key, params (string Column, string Table)[] References)
{
    /// <summary>The shop's files, each after those that it refers to.</summary>
    public static IReadOnlyList<ShopTable> All { get; } =
    [
        new("customers.csv", "shop_customers",
            [
                new("customer_id"), new("first_name"), new("last_name"), new("email"), new("phone", Optional: true), new("tier"),
                new("language"), new("country"), new("time_zone"), new("birthday", ShopValueKind.Date, Optional: true),
                new("loyalty_points", ShopValueKind.Integer), new("address"), new("postal_code"),
            ],
            ["customer_id"]),
        new("products.csv", "shop_products",
            [
                new("sku"), new("name"), new("category"), new("list_price", ShopValueKind.Money), new("floor_price", ShopValueKind.Money),
                new("stock", ShopValueKind.Integer), new("margin_percent", ShopValueKind.Integer), new("description"),
                new("accessories", Optional: true), new("slow_moving", ShopValueKind.Boolean),
            ],
            ["sku"]),
        new("orders.csv", "shop_orders",
            [
                new("order_number"), new("customer_id"), new("email"), new("placed_at", ShopValueKind.Moment), new("status"),
                new("carrier", Optional: true), new("tracking_number", Optional: true), new("shipped_at", ShopValueKind.Moment, Optional: true),
                new("estimated_delivery", ShopValueKind.Date, Optional: true), new("delivered_at", ShopValueKind.Moment, Optional: true),
                new("payment_method"), new("payment_last4", Optional: true), new("ship_to_address"),
                new("shipping_fee", ShopValueKind.Money), new("total", ShopValueKind.Money),
            ],
            ["order_number"],
            ("customer_id", "shop_customers")),
        new("order_lines.csv", "shop_order_lines",
            [
                new("order_number"), new("sku"), new("quantity", ShopValueKind.Integer), new("unit_price", ShopValueKind.Money),
            ],
            ["order_number", "sku"],
            ("order_number", "shop_orders"), ("sku", "shop_products")),
    ];

    /// <summary>The statement that inserts a row; the same object each time, as prepared statements are kept by it.</summary>
    public string InsertSql { get; } =
        $"INSERT INTO {Name} ({string.Join(", ", Columns.Select(column => column.Name))}) VALUES ({string.Join(", ", Columns.Select(_ => "?"))})";

    /// <summary>The statement that empties the table.</summary>
    public string DeleteSql { get; } = $"DELETE FROM {Name}";

    /// <summary>Where a column is.</summary>
    public int IndexOf(string column) => Array.FindIndex(Columns, candidate => candidate.Name == column);
}
