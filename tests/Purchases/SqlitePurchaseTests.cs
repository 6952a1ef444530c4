using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Platform.Purchases;
using Platform.Silo.Adapters.Offers;
using Platform.Silo.Adapters.Payments;
using Platform.Silo.Adapters.Purchases;
using Platform.Silo.Adapters.Shop;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Platform.Tests.Threads;

namespace Platform.Tests.Purchases;

/// <summary>Stock, payments, orders and offers in the database, over the sample shop.</summary>
public sealed class SqlitePurchaseTests : IAsyncLifetime
{
    private readonly StorageFixture _storage = new();
    private readonly ManualTime _time = new(Given.Start);

    private SqliteShop Shop => new(_storage.Database, _time);

    private SqliteStock Stock => new(_storage.Database, _time);

    private SqliteOrderBook Orders => new(_storage.Database);

    public async Task InitializeAsync() => await LoadAsync();

    public Task DisposeAsync()
    {
        _storage.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_reservation_is_taken_off_until_it_expires()
    {
        Assert.True(await ReserveAsync("r", "EL-1023", 2));
        Assert.True(await ReserveAsync("r", "EL-1023", 2));
        Assert.Equal(1, await FreeAsync("EL-1023"));
        Assert.False(await ReserveAsync("s", "EL-1023", 2));

        _time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(3, await FreeAsync("EL-1023"));
        Assert.True(await ReserveAsync("s", "EL-1023", 2));
        Assert.False(await Stock.CommitAsync("r"));
        Assert.True(await Stock.CommitAsync("s"));
    }

    [Fact]
    public async Task What_is_sold_stays_sold_over_a_restart_and_a_new_picture_of_the_shop()
    {
        await ReserveAsync("r", "EL-1001", 1);
        Assert.True(await Stock.CommitAsync("r"));
        Assert.True(await Stock.CommitAsync("r"));
        _time.Advance(TimeSpan.FromDays(30));
        _storage.Reopen();
        await _storage.Execute("DELETE FROM shop_sources");
        await LoadAsync();

        Assert.Equal(85, await FreeAsync("EL-1001"));

        await Stock.ReleaseAsync("r");
        Assert.Equal(86, await FreeAsync("EL-1001"));
    }

    [Fact]
    public async Task A_released_reservation_reserves_nothing_any_more()
    {
        await Stock.ReleaseAsync("late");

        Assert.False(await ReserveAsync("late", "EL-1001", 1));
        Assert.False(await Stock.CommitAsync("late"));
        Assert.Equal(86, await FreeAsync("EL-1001"));
    }

    [Fact]
    public async Task Of_many_who_want_the_last_pieces_as_many_get_them_as_there_are()
    {
        var got = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => ReserveAsync($"r{number}", "EL-1023", 1)));

        Assert.Equal(3, got.Count(reserved => reserved));
        Assert.Equal(0, await FreeAsync("EL-1023"));
    }

    [Fact]
    public async Task A_key_is_charged_once_however_often_it_is_asked_for()
    {
        var gateway = Gateway(new() { AnswerTwice = true, TimeOutLast4 = ["4417"], TimeOuts = 3 });

        Assert.Equal(PaymentOutcome.Unknown, await gateway.ChargeAsync(Charge("k")));
        Assert.Equal(PaymentOutcome.Approved, await gateway.ChargeAsync(Charge("k")));
        Assert.Equal(1, await _storage.Scalar("SELECT sum(charged) FROM payments WHERE key = 'k'"));
        Assert.Equal(4800, await _storage.Scalar("SELECT amount FROM payments WHERE key = 'k' AND status = 1"));
    }

    [Fact]
    public async Task A_declined_card_stays_declined_and_a_refunded_key_is_dead()
    {
        Assert.Equal(PaymentOutcome.Declined, await Gateway(new() { DeclineLast4 = ["4417"] }).ChargeAsync(Charge("declined")));
        Assert.Equal(PaymentOutcome.Declined, await Gateway(new()).ChargeAsync(Charge("declined")));
        Assert.Equal(PaymentOutcome.Approved, await Gateway(new()).RefundAsync("late"));
        Assert.Equal(PaymentOutcome.Declined, await Gateway(new()).ChargeAsync(Charge("late")));
        Assert.Equal(PaymentOutcome.Declined, await Gateway(new()).ChargeAsync(Charge("stranger") with { ShopCustomerId = "C1002" }));
        Assert.Equal(0, await _storage.Scalar("SELECT sum(charged) FROM payments"));
    }

    [Fact]
    public async Task A_line_is_added_to_the_open_order_once_and_taken_out_for_good()
    {
        var addition = Addition("k", "12345");

        Assert.Equal("12345", await Orders.AddAsync(addition));
        Assert.Equal("12345", await Orders.AddAsync(addition));
        var order = (await Shop.FindOrderAsync("12345"))!;
        Assert.Equal(["EL-1001", "EL-1005", "HM-3018"], order.Lines.Select(line => line.Product.Sku));
        Assert.Equal((48m, 163m), (order.Lines[0].UnitPrice, order.Total));

        await Orders.RemoveAsync("k");

        Assert.Null(await Orders.AddAsync(addition));
        Assert.Equal(115, (await Shop.FindOrderAsync("12345"))!.Total);
    }

    [Fact]
    public async Task Without_an_open_order_a_new_one_is_made_that_outlives_a_new_picture_of_the_shop()
    {
        var number = (await Orders.AddAsync(Addition("k", "10412")))!;
        await _storage.Execute("DELETE FROM shop_sources");
        await LoadAsync();

        var order = (await Shop.FindOrderAsync(number))!;
        Assert.Equal(("C1001", "Processing", 53.95m), (order.CustomerId, order.Status.Status, order.Total));
        Assert.Equal("Visa", order.PaymentMethod);
        Assert.Contains(await Shop.ListOrdersAsync("C1001"), known => known.Status.OrderNumber == number);
        Assert.NotNull(await new SqliteOrderStore(_storage.Database).MatchAsync(new(number, "john@example.com")));

        await Orders.RemoveAsync("k");

        Assert.Null(await Shop.FindOrderAsync(number));
    }

    [Fact]
    public async Task Nothing_is_added_for_somebody_elses_order() =>
        Assert.Null(await Orders.AddAsync(Addition("k", "12345") with { ShopCustomerId = "C1002" }));

    [Fact]
    public async Task An_offer_is_held_taken_and_dropped()
    {
        var offers = new SqliteOfferStore(_storage.Database);
        var offer = GivenPurchase.Offer();
        await offers.HoldAsync(offer);
        await offers.HoldAsync(offer with { ShippingFee = 9 });

        var held = Assert.Single(await offers.ListAsync(offer.CustomerId, Given.Start));
        Assert.Equal((48m, offer.ExpiresAt), (held.Total(), held.ExpiresAt));
        Assert.Empty(await offers.ListAsync(offer.CustomerId, offer.ExpiresAt));
        Assert.Empty(await offers.ListAsync("somebody else", Given.Start));

        await offers.TakeAsync(offer);
        Assert.Empty(await offers.ListAsync(offer.CustomerId, Given.Start));
        Assert.Single(await offers.ListTakenAsync(offer.CustomerId));

        await offers.DropAsync(offer.Id);
        await offers.TakeAsync(offer);
        Assert.Empty(await offers.ListTakenAsync(offer.CustomerId));
    }

    [Fact]
    public async Task A_purchase_counts_once_in_the_profile()
    {
        var index = new SqlitePurchaseIndex(_storage.Database);
        await index.CountAsync("a", "c", 48, Given.Start);
        await index.CountAsync("a", "c", 48, Given.Start);
        await index.CountAsync("b", "c", 5, Given.Start);
        await index.DiscountAsync("b", "c");
        await index.CountAsync("b", "c", 5, Given.Start);

        Assert.Equal(new(1, 48, Given.Start), await index.SumAsync("c"));
        await index.PutAsync("a", "c", Platform.Workflows.WorkflowStatus.Done, Given.Start);
        Assert.Equal(["a"], await index.ListAsync("c", 10));
        Assert.Equal(["a"], await index.ListAsync(null, 10));
        Assert.Empty(await index.ListAsync("d", 10));
    }

    private async Task LoadAsync() =>
        await new ShopDatabase(_storage.Database, NullLogger<ShopDatabase>.Instance).LoadAsync(Path.Combine(PlatformFixture.Samples, "shop"));

    private Task<bool> ReserveAsync(string id, string sku, int quantity) => Stock.ReserveAsync(id, [new(sku, quantity)], _time.GetUtcNow().AddHours(1));

    private async Task<int> FreeAsync(string sku) => (await Shop.FindProductAsync(sku))!.Stock;

    private FakePaymentGateway Gateway(PaymentOptions options) => new(_storage.Database, Options.Create(options));

    private static PaymentCharge Charge(string key) => new(key, "C1001", "12345", 48);

    private static OrderAddition Addition(string key, string order) =>
        new(key, order, "12345", "C1001", GivenPurchase.Offer().Lines, order == "12345" ? 0 : 5.95m, Given.Start);
}
