using FsCheck;
using FsCheck.Fluent;
using Platform.Offers;

namespace Platform.Tests.Offers;

public sealed class PriceDeciderTests
{
    private static readonly OfferOptions Options = new();

    [Theory]
    [InlineData(null, 60)]
    [InlineData(Tiers.Bronze, 60)]
    [InlineData(Tiers.Silver, 57)]
    [InlineData(Tiers.Gold, 48)]
    [InlineData(Tiers.Platinum, 45)]
    public void GivenTier_WhenStandIsPriced_ThenItsPercentIsOff(string? tier, decimal price) =>
        Assert.Equal(price, PriceDecider.Decide(GivenShop.Stand, new(tier), Options).Amount);

    [Theory]
    [InlineData(25, 3, 90)]
    [InlineData(25, 50, 85)]
    [InlineData(45, 3, 85)]
    [InlineData(45, 50, 80)]
    [InlineData(35, 27, 85)]
    [InlineData(10, 0, 90)]
    [InlineData(90, 9000, 80)]
    public void GivenGold_WhenMarginAndStockDiffer_ThenTenToTwentyPercentAreOff(int margin, int stock, decimal price) =>
        Assert.Equal(price, PriceDecider.Decide(GivenShop.Product("X", "X", 100, 1, stock, margin), new(Tiers.Gold), Options).Amount);

    [Fact]
    public void GivenPlatinum_WhenPriced_ThenShippingIsFree() =>
        Assert.True(PriceDecider.Decide(GivenShop.Stand, new(Tiers.Platinum), Options).FreeShipping);

    [Fact]
    public void GivenContext_WhenPriced_ThenEachReasonAddsAndIsNamed()
    {
        var slow = GivenShop.Product("X", "X", 100, 1, 100, 45, slow: true);

        var price = PriceDecider.Decide(slow, new(Tiers.Silver, LifetimeValue: 2000, Solving: true), Options);

        Assert.Equal(77, price.Amount);
        Assert.Equal(["tier-Silver", "goodwill", "lifetime", "clearance"], price.Reasons);
    }

    [Fact]
    public void GivenBundle_WhenTierGivesLess_ThenFifteenPercentAreOff()
    {
        Assert.Equal(51, PriceDecider.Decide(GivenShop.Stand, new(Tiers.Silver, Bundle: true), Options).Amount);
        Assert.Equal(48, PriceDecider.Decide(GivenShop.Stand, new(Tiers.Gold, Bundle: true), Options).Amount);
    }

    [Fact]
    public void GivenFloor_WhenPercentGoesBelow_ThenFloorHolds() =>
        Assert.Equal(95, PriceDecider.Decide(GivenShop.Product("X", "X", 100, 95, 100, 45), new(Tiers.Platinum), Options).Amount);

    [Fact]
    public void A_price_is_never_above_list_nor_below_the_floor()
    {
        var cases = (from list in Gen.Choose(1, 1_000_000)
                     from floor in Gen.Choose(0, 1_000_000)
                     from stock in Gen.Choose(0, 1000)
                     from margin in Gen.Choose(-20, 120)
                     from tier in Gen.Elements<string?>(null, Tiers.Bronze, Tiers.Silver, Tiers.Gold, Tiers.Platinum, "Diamond")
                     from value in Gen.Choose(0, 10_000)
                     from flags in Gen.Choose(0, 7)
                     select (List: list / 100m, Floor: floor / 100m, Stock: stock, Margin: margin, Tier: tier, Value: value, Flags: flags)).ToArbitrary();
        Prop.ForAll(cases, given =>
        {
            var product = GivenShop.Product("X", "X", given.List, given.Floor, given.Stock, given.Margin, slow: (given.Flags & 1) != 0);
            var price = PriceDecider.Decide(product, new(given.Tier, given.Value, (given.Flags & 2) != 0, (given.Flags & 4) != 0), Options);
            return price.Amount <= given.List
                && price.Amount >= Math.Min(given.Floor, given.List)
                && decimal.Round(price.Amount, 2) == price.Amount
                && (given.Tier is not null || price.Amount == given.List);
        }).QuickCheckThrowOnFailure();
    }
}
