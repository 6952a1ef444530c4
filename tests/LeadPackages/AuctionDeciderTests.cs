using FsCheck;
using FsCheck.Fluent;
using Platform.LeadPackages;
using Platform.Tests.Threads;

namespace Platform.Tests.LeadPackages;

public sealed class AuctionDeciderTests
{
    private static readonly DateTimeOffset Deadline = Given.Start.AddDays(1);

    [Fact]
    public void GivenBids_WhenClosed_ThenTheHighestWinsAndPaysItsBid()
    {
        var closed = AuctionDecider.Close(Bid(Bid(Bid(Auction(), "a", 60, 1), "b", 75.5m, 2), "c", 61, 3), Deadline);

        Assert.Equal((PackageStatus.Sold, new PackageBid("b", 75.5m, Given.Start.AddMinutes(2))), (closed.Status, closed.Winner));
        Assert.Equal(["built", "bid", "bid", "bid", "sold"], closed.Audit.Select(note => note.What));
    }

    [Fact]
    public void GivenEqualBids_WhenClosed_ThenTheEarliestWins() =>
        Assert.Equal("a", AuctionDecider.Close(Bid(Bid(Auction(), "a", 60, 1), "b", 60, 2), Deadline).Winner!.Partner);

    [Fact]
    public void GivenBidsBelowTheReserve_WhenClosed_ThenNobodyWins() =>
        Assert.Equal((PackageStatus.Unsold, null), AuctionDecider.Close(Bid(Auction(), "a", 49.99m, 1), Deadline) is var closed ? (closed.Status, closed.Winner) : default);

    [Fact]
    public void GivenLaterBid_WhenItReplacesTheEarlier_ThenItsOwnMomentCounts()
    {
        var package = Bid(Bid(Bid(Auction(), "a", 60, 1), "b", 70, 2), "a", 70, 3);

        Assert.Equal(2, package.Bids.Length);
        Assert.Equal("b", AuctionDecider.Close(package, Deadline).Winner!.Partner);
        Assert.Same(package, Bid(package, "b", 70, 9));
    }

    [Fact]
    public void GivenDeadline_WhenABidComes_ThenItIsLate()
    {
        Assert.NotNull(AuctionDecider.Refuse(Auction(), 60, Deadline));
        Assert.Null(AuctionDecider.Refuse(Auction(), 60, Deadline.AddTicks(-1)));
        Assert.Throws<InvalidOperationException>(() => AuctionDecider.Bid(Auction(), "a", 60, Deadline));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(60.001)]
    [InlineData(1_000_001)]
    public void GivenAmountThatIsNone_WhenBid_ThenItIsRefused(decimal amount) => Assert.NotNull(AuctionDecider.Refuse(Auction(), amount, Given.Start));

    [Fact]
    public void GivenFixedPrice_WhenTheFirstBidReachesIt_ThenItIsSoldAtThePrice()
    {
        var package = Auction() with { IsAuction = false };

        Assert.Equal("the price is 50.00", AuctionDecider.Refuse(package, 49, Given.Start));
        var sold = Bid(package, "a", 80, 1);
        Assert.Equal((PackageStatus.Sold, 50m), (sold.Status, sold.Winner!.Amount));
        Assert.NotNull(AuctionDecider.Refuse(sold, 90, Given.Start.AddMinutes(2)));
    }

    [Fact]
    public void GivenWithdrawal_WhenBidOrClosed_ThenNothingComesOfIt()
    {
        var package = AuctionDecider.Withdraw(Bid(Auction(), "a", 60, 1), "test", Given.Start);

        Assert.Empty(package.Bids);
        Assert.NotNull(AuctionDecider.Refuse(package, 90, Given.Start));
        Assert.Same(package, AuctionDecider.Close(package, Deadline));
        Assert.Same(package, AuctionDecider.Withdraw(package, "again", Deadline));
    }

    [Fact]
    public void Nobody_who_bid_more_loses_and_nobody_wins_below_the_reserve() =>
        Prop.ForAll(Gen.Choose(0, 9_999).ArrayOf().ToArbitrary(), numbers =>
        {
            var package = Auction();
            for (var at = 0; at < numbers.Length; at++)
            {
                package = Bid(package, $"partner {numbers[at] % 5}", 1 + (numbers[at] / 5 % 100), at + 1);
            }

            var closed = AuctionDecider.Close(package, Deadline);
            var best = package.Bids.Where(bid => bid.Amount >= package.Price).ToList();
            return best.Count == 0
                ? closed.Winner is null && closed.Status == PackageStatus.Unsold
                : closed.Winner!.Amount == best.Max(bid => bid.Amount) && best.Where(bid => bid.Amount == closed.Winner.Amount).All(bid => bid.At >= closed.Winner.At);
        }).QuickCheckThrowOnFailure();

    private static LeadPackage Auction() => new("p", "c", PackageTier.Premium, 85, "Home", 50, true, Given.Start, Deadline, PackageStatus.Open) { Audit = [new(Given.Start, "built", "")] };

    private static LeadPackage Bid(LeadPackage package, string partner, decimal amount, int minute) => AuctionDecider.Bid(package, partner, amount, Given.Start.AddMinutes(minute));
}
