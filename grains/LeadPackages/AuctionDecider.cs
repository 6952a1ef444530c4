using System.Globalization;

namespace Platform.LeadPackages;

/// <summary>
/// Who buys a package. In an auction bids are sealed until the deadline: nobody sees another's, a partner's later bid replaces the earlier,
/// the highest one of at least the reserve wins and pays what it bid, of equal ones the earliest. Otherwise the first bid of the price
/// buys, at the price. Pure.
/// </summary>
public static class AuctionDecider
{
    /// <summary>Why a bid is not taken; null when it is.</summary>
    public static string? Refuse(LeadPackage package, decimal amount, DateTimeOffset now) => package switch
    {
        { Status: PackageStatus.Withdrawn } => "the package was withdrawn",
        { Status: not PackageStatus.Open } => "the package is sold or its time is over",
        _ when now >= package.ClosesAt => "the time for bids is over",
        _ when amount <= 0 || decimal.Round(amount, 2) != amount || amount > 1_000_000 => "the amount must be above zero, at most 1,000,000 and in whole cents",
        { IsAuction: false } when amount < package.Price => string.Create(CultureInfo.InvariantCulture, $"the price is {package.Price:0.00}"),
        _ => null,
    };

    /// <summary>The package after a bid that is not refused.</summary>
    /// <exception cref="InvalidOperationException">The bid is refused: the caller did not ask.</exception>
    public static LeadPackage Bid(LeadPackage package, string partner, decimal amount, DateTimeOffset now)
    {
        if (Refuse(package, amount, now) is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        var bid = new PackageBid(partner, package.IsAuction ? amount : package.Price, now);
        var known = package.Bids.FirstOrDefault(other => other.Partner == partner);
        if (known is not null && known.Amount == bid.Amount)
        {
            // Said twice is said once, and keeps its place.
            return package;
        }

        var next = Note(package with { Bids = package.Bids.RemoveAll(other => other.Partner == partner).Add(bid) }, now, "bid", partner);
        return package.IsAuction ? next : Sell(next, bid, now);
    }

    /// <summary>The package after its deadline; the same instance while it runs, or when it has ended before.</summary>
    public static LeadPackage Close(LeadPackage package, DateTimeOffset now)
    {
        if (package.Status != PackageStatus.Open || now < package.ClosesAt)
        {
            return package;
        }

        return Best(package) is { } winner ? Sell(package, winner, now) : Note(package with { Status = PackageStatus.Unsold }, now, "unsold", "no bid of the price");
    }

    /// <summary>The package after its consent was withdrawn: nobody gets it any more; bids are forgotten.</summary>
    public static LeadPackage Withdraw(LeadPackage package, string reason, DateTimeOffset now) =>
        package.Status == PackageStatus.Withdrawn ? package : Note(package with { Status = PackageStatus.Withdrawn, Bids = [] }, now, "withdrawn", reason);

    /// <summary>The package after a line more in its audit.</summary>
    public static LeadPackage Note(LeadPackage package, DateTimeOffset at, string what, string detail) => package with { Audit = package.Audit.Add(new(at, what, detail)) };

    /// <summary>The bid that would win now; null when none reaches the reserve.</summary>
    public static PackageBid? Best(LeadPackage package) => package.Bids
        .Where(bid => bid.Amount >= package.Price)
        .OrderByDescending(bid => bid.Amount).ThenBy(bid => bid.At).ThenBy(bid => bid.Partner, StringComparer.Ordinal)
        .FirstOrDefault();

    private static LeadPackage Sell(LeadPackage package, PackageBid winner, DateTimeOffset now) => Note(
        package with { Status = PackageStatus.Sold, Winner = winner },
        now,
        "sold",
        string.Create(CultureInfo.InvariantCulture, $"{winner.Partner} for {winner.Amount:0.00}"));
}
