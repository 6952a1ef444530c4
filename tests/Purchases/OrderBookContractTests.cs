using Platform.Purchases;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Threads;

namespace Platform.Tests.Purchases;

/// <summary>What becomes of orders that are made and added to in conversations, in one process and in a cluster.</summary>
public sealed class OrderBookContractTests
{
    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_line_is_added_to_the_open_order_once_and_taken_out_for_good(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        var other = await world.AnotherProcessAsync();
        var addition = Addition("k", "12345");

        Assert.Equal("12345", await world.Orders.AddAsync(addition));
        Assert.Equal("12345", await other.Orders.AddAsync(addition));
        var order = (await other.Shop.FindOrderAsync("#12-345"))!;
        Assert.Equal(["EL-1001", "EL-1005", "HM-3018"], order.Lines.Select(line => line.Product.Sku));
        Assert.Equal((48m, 163m), (order.Lines[0].UnitPrice, order.Total));
        Assert.Equal(163, (await other.Shop.ListOrdersAsync("C1001")).Single(known => known.Status.OrderNumber == "12345").Total);

        await other.Orders.RemoveAsync("k");

        Assert.Null(await world.Orders.AddAsync(addition));
        Assert.Equal(115, (await world.Shop.FindOrderAsync("12345"))!.Total);
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Without_an_open_order_a_new_one_is_made_that_every_process_finds(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        var number = (await world.Orders.AddAsync(Addition("k", "10412")))!;
        var other = await world.AnotherProcessAsync();
        Assert.Equal(number, await other.Orders.AddAsync(Addition("k", "10412")));

        Assert.InRange(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture), 30_000_000, 40_000_000);
        var order = (await other.Shop.FindOrderAsync(number))!;
        Assert.Equal(("C1001", "Processing", 53.95m, 5.95m), (order.CustomerId, order.Status.Status, order.Total, order.ShippingFee));
        Assert.Equal(("Visa", "4417", Given.Start), (order.PaymentMethod, order.PaymentLast4, order.Status.PlacedAt));
        Assert.Equal(("EL-1001", 1, 48m), Assert.Single(order.Lines) is var line ? (line.Product.Sku, line.Quantity, line.UnitPrice) : default);
        Assert.Equal(number, (await other.Shop.ListOrdersAsync("C1001"))[0].Status.OrderNumber);
        Assert.Equal(("Processing", Given.Start), (await other.OrderStore.GetAsync($"# {number}")) is { } status ? (status.Status, status.PlacedAt) : default);

        await other.Orders.RemoveAsync("k");

        Assert.Null(await world.Shop.FindOrderAsync(number));
        Assert.Null(await world.OrderStore.GetAsync(number));
        Assert.DoesNotContain(await world.Shop.ListOrdersAsync("C1001"), known => known.Status.OrderNumber == number);
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_new_order_is_proved_as_the_shops_own_are(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        var number = (await world.Orders.AddAsync(Addition("k", "10412")))!;

        Assert.Equal(new(number, "john@example.com"), await world.OrderStore.MatchAsync(new(number, "John@Example.com ")));
        Assert.Equal(new(number, "john@example.com"), await world.OrderStore.MatchAsync(new($"#{number}", null, PaymentLast4: "4417")));
        Assert.Equal(new(number, "john@example.com"), await world.OrderStore.MatchAsync(new(number, "john@example.com", PlacedOn: DateOnly.FromDateTime(Given.Start.UtcDateTime))));
        Assert.Null(await world.OrderStore.MatchAsync(new(number, "jane@example.com")));
        Assert.Null(await world.OrderStore.MatchAsync(new(number, "john@example.com", PaymentLast4: "0000")));
        Assert.Null(await world.OrderStore.MatchAsync(new(number, "john@example.com", PostalCode: "99999")));
        Assert.Null(await world.OrderStore.MatchAsync(new(number, "john@example.com", PlacedOn: DateOnly.FromDateTime(Given.Start.UtcDateTime.AddDays(-9)))));

        // Of several with his address none is meant, unless something tells them apart.
        Assert.Null(await world.OrderStore.MatchAsync(new(null, "john@example.com")));
        Assert.Equal(number, (await world.OrderStore.MatchAsync(new(null, "JOHN@example.com", PlacedOn: DateOnly.FromDateTime(Given.Start.UtcDateTime))))?.OrderNumber);
        await Assert.ThrowsAsync<ArgumentException>(() => world.OrderStore.MatchAsync(new(null, null)));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_second_purchase_joins_the_order_that_the_first_one_made(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        var number = (await world.Orders.AddAsync(Addition("k", "10412")))!;

        Assert.Equal(number, await world.Orders.AddAsync(Addition("l", number) with { PayingOrder = number }));
        Assert.Equal(2, (await world.Shop.FindOrderAsync(number))!.Lines.Length);
        Assert.Equal(101.95m, (await world.Shop.FindOrderAsync(number))!.Total);
        Assert.Equal(PaymentOutcome.Approved, await world.Gateway(new()).ChargeAsync(new("p", "C1001", number, 48)));
        Assert.Equal(PaymentOutcome.Declined, await world.Gateway(new() { DeclineLast4 = ["4417"] }).ChargeAsync(new("q", "C1001", number, 48)));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_number_that_is_taken_is_not_given_twice(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        var other = await world.AnotherProcessAsync();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? world : other).Orders.AddAsync(Addition($"k{number % 4}", "10412"))));

        Assert.Equal(4, numbers.Distinct().Count());
        Assert.Equal(4, (await world.Shop.ListOrdersAsync("C1001")).Count(order => order.Status.PlacedAt == Given.Start));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Nothing_is_added_for_somebody_elses_order_nor_behind_its_removal(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);

        Assert.Null(await world.Orders.AddAsync(Addition("k", "12345") with { ShopCustomerId = "C1002" }));
        await world.Orders.RemoveAsync("late");
        Assert.Null(await world.Orders.AddAsync(Addition("late", "12345")));
        Assert.Equal(115, (await world.Shop.FindOrderAsync("12345"))!.Total);
    }

    private static OrderAddition Addition(string key, string order) =>
        new(key, order, "12345", "C1001", GivenPurchase.Offer().Lines, order == "10412" ? 5.95m : 0, Given.Start);
}
