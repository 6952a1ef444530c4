using System.Collections.Immutable;
using Platform.Leads;
using Platform.Offers;
using Platform.Purchases;
using Platform.Tests.Storage;
using Platform.Workflows;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every list of returns, leads, packages, offers and purchases does.</summary>
public sealed class ListContractTests
{
    private static readonly DateTimeOffset Start = StorageFixture.Start;

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Of_many_who_claim_an_item_at_once_one_gets_it(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);

        var given = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => world.Returns.ClaimAsync("O-1", "SKU-1", $"RMA-{number}", Start))));
        await world.Returns.ClaimAsync("O-1", "SKU-2", "RMA-X", Start);
        await world.Returns.ClaimAsync("O-2", "SKU-1", "RMA-Y", Start);

        var winner = Assert.Single(given.Distinct());
        Assert.Equal(new Dictionary<string, string> { ["SKU-1"] = winner, ["SKU-2"] = "RMA-X" }, await world.Returns.ListAsync("O-1"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task Leads_come_by_score_with_their_newest_entry(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Leads.PutAsync(new("ann", 5, LeadBand.Cold, "sales", Start));
        await world.Leads.PutAsync(new("bob", 90, LeadBand.Hot, "sales", Start));
        await world.Leads.PutAsync(new("cora", 90, LeadBand.Hot, "sales", Start));
        await world.Leads.PutAsync(new("dan", 100, LeadBand.Hot, "sales", Start));
        await world.Leads.PutAsync(new("ann", 95, LeadBand.Hot, "sales", Start));
        await world.Leads.RemoveAsync("cora");

        Assert.Equal(["dan", "ann", "bob"], (await world.Leads.ListAsync(null, 10)).Select(lead => lead.CustomerId));
        Assert.Equal(["dan", "ann"], (await world.Leads.ListAsync(LeadBand.Hot, 2)).Select(lead => lead.CustomerId));
        Assert.Empty(await world.Leads.ListAsync(LeadBand.Cold, 10));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Packages_come_newest_first_and_go_with_their_customer(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Packages.PutAsync("p1", "ann", Start);
        await world.Packages.PutAsync("p2", "bob", Start.AddHours(2));
        await world.Packages.PutAsync("p3", "ann", Start.AddHours(1));
        await world.Packages.PutAsync("p1", "ann", Start.AddHours(9));

        Assert.Equal(["p2", "p3", "p1"], await world.Packages.ListAsync(10));
        Assert.Equal(["p2"], await world.Packages.ListAsync(1));
        Assert.Equal(["p1", "p3"], await world.Packages.ListOfAsync("ann"));

        await world.Packages.RemoveAsync("ann");
        Assert.Equal(["p2"], await world.Packages.ListAsync(10));
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task An_offer_holds_until_it_expires_is_taken_or_dropped(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Offers.HoldAsync(Offer("o1", 1));
        await world.Offers.HoldAsync(Offer("o2", 5));
        await world.Offers.HoldAsync(Offer("o3", 5));
        await world.Offers.HoldAsync(Offer("o1", 9));
        await world.Offers.TakeAsync(Offer("o2", 5));
        await world.Offers.TakeAsync(Offer("o4", 5));
        await world.Offers.TakeAsync(Offer("o4", 5));

        Assert.Equal(["o1", "o3"], Ids(await world.Offers.ListAsync("ann", Start)));
        Assert.Equal(["o3"], Ids(await world.Offers.ListAsync("ann", Start.AddHours(1))));
        Assert.Equal(["o2", "o4"], Ids(await world.Offers.ListTakenAsync("ann")));
        Assert.Empty(await world.Offers.ListAsync("bob", Start));

        await world.Offers.DropAsync("o2");
        await world.Offers.TakeAsync(Offer("o2", 5));
        await world.Offers.DropAsync("unknown");
        Assert.Equal(["o4"], Ids(await world.Offers.ListTakenAsync("ann")));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Purchases_are_listed_newest_first_and_summed_once(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Purchases.PutAsync("b1", "ann", WorkflowStatus.Running, Start);
        await world.Purchases.PutAsync("b2", "ann", WorkflowStatus.Running, Start.AddHours(1));
        await world.Purchases.PutAsync("b3", "bob", WorkflowStatus.Running, Start.AddHours(2));
        await world.Purchases.PutAsync("b1", "ann", WorkflowStatus.Done, Start);

        Assert.Equal(["b2", "b1"], await world.Purchases.ListAsync("ann", 10));
        Assert.Equal(["b3", "b2"], await world.Purchases.ListAsync(null, 2));

        await world.Purchases.CountAsync("b1", "ann", 19.99m, Start);
        await world.Purchases.CountAsync("b1", "ann", 19.99m, Start);
        await world.Purchases.CountAsync("b2", "ann", 5.01m, Start.AddHours(1));
        await world.Purchases.DiscountAsync("b2", "ann");
        await world.Purchases.DiscountAsync("b9", "ann");
        await world.Purchases.CountAsync("b9", "ann", 100m, Start);
        Assert.Equal(new PurchaseSum(1, 19.99m, Start), await world.Purchases.SumAsync("ann"));
        Assert.Equal(new PurchaseSum(0, 0m, null), await world.Purchases.SumAsync("bob"));
    }

    private static Offer Offer(string id, int hours) => new(id, "ann", "t1", "standard", ImmutableArray<OfferLine>.Empty, 0m, null, Start, Start.AddHours(hours));

    private static IEnumerable<string> Ids(IEnumerable<Offer> offers) => offers.Select(offer => offer.Id).Order(StringComparer.Ordinal);
}
