using Microsoft.Extensions.Logging.Abstractions;
using Platform.Orders;
using Platform.Silo.Adapters.Shop;

namespace Platform.Tests.Storage;

public sealed class SqliteOrderStoreTests : IDisposable
{
    private readonly StorageFixture _storage = new();
    private readonly TempFolder _folder = new();
    private readonly ShopDatabase _shop;
    private readonly SqliteOrderStore _orders;

    public SqliteOrderStoreTests()
    {
        _shop = new ShopDatabase(_storage.Database, NullLogger<ShopDatabase>.Instance);
        _orders = new SqliteOrderStore(_storage.Database);
        Write("customers.csv",
            "customer_id,first_name,last_name,email,phone,tier,language,country,time_zone,birthday,loyalty_points,address,postal_code",
            "C1,Marie,Lefèvre,marie@example.com,,Gold,fr,FR,Europe/Paris,,12,\"14 rue des Lilas, Lyon\",69003");
        Write("products.csv",
            "sku,name,category,list_price,floor_price,stock,margin_percent,description,accessories,slow_moving",
            "EL-1,Lamp,Home,60.00,42.5,86,45,A lamp.,,false");
        Write("orders.csv",
            "order_number,customer_id,email,placed_at,status,carrier,tracking_number,shipped_at,estimated_delivery,delivered_at,payment_method,payment_last4,ship_to_address,shipping_fee,total",
            "AB-100,C1,Marie@Example.com,2026-08-01T10:00:00Z,Shipped,DHL,123,2026-08-02T12:30:00+02:00,2026-08-05,,Visa,4242,\"14 rue des Lilas, F-69003 Lyon, FR\",0.00,60.00",
            "AB-101,C1,marie@example.com,2026-08-02T10:00:00Z,Processing,,,,,,Visa,,Lyon,4.90,64.90");
        Write("order_lines.csv", "order_number,sku,quantity,unit_price", "AB-100,EL-1,1,60.00", "AB-101,EL-1,1,60.00");
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("AB-100", "Marie@Example.com")]
    [InlineData(" #ab 100 ", "MARIE@EXAMPLE.COM")]
    [InlineData("a-B1\u00A000", " marie@example.com ")]
    public async Task An_order_is_found_by_number_and_address_however_they_are_written(string number, string email)
    {
        await _shop.LoadAsync(_folder.Path);

        Assert.Equal(
            new OrderStatus("AB-100", "Shipped", new(2026, 8, 1, 10, 0, 0, TimeSpan.Zero), "DHL", "123",
                new(2026, 8, 2, 10, 30, 0, TimeSpan.Zero), new DateOnly(2026, 8, 5), null),
            await _orders.GetAsync(number));
        Assert.Equal(new OrderMatch("AB-100", "marie@example.com"), await _orders.MatchAsync(new(number, email)));
    }

    [Theory]
    [InlineData("AB-100", "anna@example.com")]
    [InlineData("AB-102", "marie@example.com")]
    [InlineData("AB-10", "0marie@example.com")]
    [InlineData("", "")]
    public async Task Both_halves_have_to_match(string number, string email)
    {
        await _shop.LoadAsync(_folder.Path);

        Assert.Null(await _orders.MatchAsync(new(number, email)));
    }

    [Theory]
    [InlineData("AB-100", null, "4242", null, null, true)]
    [InlineData("AB-100", null, "4243", null, null, false)]
    [InlineData("AB-101", null, "", null, null, false)]
    [InlineData("AB-100", null, null, "F-69003", null, true)]
    [InlineData("AB-100", null, null, "f 69003", null, true)]
    [InlineData("AB-100", null, null, "69004", null, false)]
    [InlineData("AB-100", null, null, "0", null, false)]
    [InlineData("AB-100", null, null, null, "2026-08-01", true)]
    [InlineData("AB-100", null, null, null, "2026-08-02", false)]
    [InlineData(null, "marie@example.com", null, null, "2026-08-02", true)]
    [InlineData(null, "marie@example.com", null, null, "2026-08-09", false)]
    [InlineData(null, "marie@example.com", null, null, null, false)]
    public async Task Every_claim_has_to_fit_one_order(string? number, string? email, string? digits, string? postalCode, string? day, bool fits)
    {
        await _shop.LoadAsync(_folder.Path);

        var match = await _orders.MatchAsync(new(number, email, digits, postalCode, day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(fits, match is not null);
    }

    [Fact]
    public async Task What_is_unknown_of_an_order_is_null()
    {
        await _shop.LoadAsync(_folder.Path);

        Assert.Equal(
            new OrderStatus("AB-101", "Processing", new(2026, 8, 2, 10, 0, 0, TimeSpan.Zero), null, null, null, null, null),
            await _orders.GetAsync("AB101"));
    }

    [Fact]
    public async Task The_folder_is_loaded_when_its_content_changed()
    {
        Assert.True(await _shop.LoadAsync(_folder.Path));
        Assert.False(await _shop.LoadAsync(_folder.Path));

        Edit("orders.csv", "AB-100,C1,Marie@Example.com", "AB-200,C1,Marie@Example.com");
        Edit("order_lines.csv", "AB-100", "AB-200");

        Assert.True(await _shop.LoadAsync(_folder.Path));
        Assert.Null(await _orders.MatchAsync(new("AB-100", "marie@example.com")));
        Assert.NotNull(await _orders.MatchAsync(new("AB-200", "marie@example.com")));
    }

    [Theory]
    [InlineData("orders.csv", "placed_at", "placed", "orders.csv, row 1, column placed_at: missing (the header has order_number,")]
    [InlineData("orders.csv", "status,carrier", "status,status,carrier", "orders.csv, row 1, column status: named twice")]
    [InlineData("orders.csv", "2026-08-01T10:00:00Z", "yesterday", "orders.csv, row 2, column placed_at: 'yesterday' is not a moment such as 2026-03-31T09:30:00Z")]
    [InlineData("orders.csv", ",Processing,", ",,", "orders.csv, row 3, column status: '' is not a text")]
    [InlineData("orders.csv", "AB-101,C1", "ab 100,C1", "orders.csv, row 3, column order_number: 'ab 100' occurs twice")]
    [InlineData("orders.csv", "AB-101,C1", "AB-101,C2", "orders.csv, row 3, column customer_id: 'C2' is not in customers.csv")]
    [InlineData("orders.csv", "64.90", "64.901", "orders.csv, row 3, column total: '64.901' is not an amount such as 19.90")]
    [InlineData("orders.csv", "Lyon,4.90,64.90", "Lyon,4.90,64.90,more", "orders.csv, row 3: 16 columns where the header has 15")]
    [InlineData("customers.csv", "\"14 rue", "14 \"rue", "customers.csv, row 2: a quotation mark is out of place")]
    [InlineData("products.csv", "false", "no", "products.csv, row 2, column slow_moving: 'no' is not true or false")]
    [InlineData("order_lines.csv", "AB-101,EL-1", "AB-101,EL-2", "order_lines.csv, row 3, column sku: 'EL-2' is not in products.csv")]
    [InlineData("order_lines.csv", "AB-101", "AB-100", "order_lines.csv, row 3, column order_number and sku: 'AB-100 EL-1' occurs twice")]
    public async Task A_wrong_file_is_told_in_one_line_and_leaves_what_was_loaded(string file, string text, string replacement, string expected)
    {
        await _shop.LoadAsync(_folder.Path);
        Edit(file, text, replacement);

        var refusal = await Assert.ThrowsAsync<ShopDataException>(() => _shop.LoadAsync(_folder.Path));

        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.NotNull(await _orders.MatchAsync(new("AB-100", "marie@example.com")));
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        File.Delete(_folder.Combine("orders.csv"));

        var refusal = await Assert.ThrowsAsync<ShopDataException>(() => _shop.LoadAsync(_folder.Path));

        Assert.StartsWith($"orders.csv cannot be read in {_folder.Path}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_UTF_8_is_told()
    {
        await File.WriteAllBytesAsync(_folder.Combine("customers.csv"), [.. "customer_id,first"u8, 0xE8, .. "\n"u8]);

        var refusal = await Assert.ThrowsAsync<ShopDataException>(() => _shop.LoadAsync(_folder.Path));

        Assert.Contains("not UTF-8", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_shop_loads()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Platform.sln")))
        {
            root = root.Parent;
        }

        await _shop.LoadAsync(Path.Combine(root.FullName, "samples", "shop"));

        Assert.Equal(
            await _storage.Scalar("SELECT 2 * count(*) FROM shop_orders"),
            await _storage.Scalar("SELECT count(*) FROM shop_orders JOIN shop_order_keys USING (order_number)"));
        Assert.True(await _storage.Scalar("SELECT count(*) FROM shop_orders") > 100);
    }

    private void Write(string file, params string[] lines) => File.WriteAllText(_folder.Combine(file), string.Join("\r\n", lines) + "\r\n");

    private void Edit(string file, string text, string replacement)
    {
        var content = File.ReadAllText(_folder.Combine(file));
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(_folder.Combine(file), content.Replace(text, replacement, StringComparison.Ordinal));
    }
}
