using Platform.Purchases;
using Platform.Silo.Adapters.Payments;
using Platform.Tests.Contracts.Stores;

namespace Platform.Tests.Purchases;

/// <summary>What the fake gateway promises, in one process and in a cluster.</summary>
public sealed class PaymentContractTests
{
    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_key_is_charged_once_however_often_and_by_whomever_it_is_asked_for(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        var options = new PaymentOptions { AnswerTwice = true, TimeOutLast4 = ["4417"], TimeOuts = 3 };

        Assert.Equal(PaymentOutcome.Unknown, await world.Gateway(options).ChargeAsync(Charge("k")));
        Assert.Equal(PaymentOutcome.Approved, await (await world.AnotherProcessAsync()).Gateway(options).ChargeAsync(Charge("k")));
        Assert.Equal((1, 48m, true), await world.FindPaymentAsync("k"));

        var many = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => world.Gateway(new()).ChargeAsync(Charge("at once"))));
        Assert.All(many, outcome => Assert.Equal(PaymentOutcome.Approved, outcome));
        Assert.Equal((1, 48m, true), await world.FindPaymentAsync("at once"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_declined_card_stays_declined_and_a_refunded_key_is_dead(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        Assert.Equal(PaymentOutcome.Declined, await world.Gateway(new() { DeclineLast4 = ["4417"] }).ChargeAsync(Charge("declined")));
        Assert.Equal(PaymentOutcome.Declined, await world.Gateway(new()).ChargeAsync(Charge("declined")));
        Assert.Equal(PaymentOutcome.Approved, await world.Gateway(new()).RefundAsync("late"));
        Assert.Equal(PaymentOutcome.Declined, await world.Gateway(new()).ChargeAsync(Charge("late")));
        Assert.Equal(PaymentOutcome.Declined, await world.Gateway(new()).ChargeAsync(Charge("stranger") with { ShopCustomerId = "C1002" }));
        foreach (var key in (string[])["declined", "late", "stranger"])
        {
            Assert.Equal((0, false), ((await world.FindPaymentAsync(key))!.Value.Charged, (await world.FindPaymentAsync(key))!.Value.Stands));
        }

        Assert.Equal(PaymentOutcome.Approved, await world.Gateway(new()).ChargeAsync(Charge("paid")));
        Assert.Equal(PaymentOutcome.Approved, await world.Gateway(new()).RefundAsync("paid"));
        Assert.Equal(PaymentOutcome.Declined, await world.Gateway(new()).ChargeAsync(Charge("paid")));
        Assert.Equal((1, 48m, false), await world.FindPaymentAsync("paid"));
    }

    private static PaymentCharge Charge(string key) => new(key, "C1001", "12345", 48);
}
