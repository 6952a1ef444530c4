using System.Globalization;
using System.Numerics;

namespace Platform.Leads;

/// <summary>
/// The lead score (docs/adr/0016-leads.md): five components by tables, 0 to 100 together. More of anything never gives less. Pure.
/// </summary>
public static class LeadScoreDecider
{
    /// <summary>From this total on a lead is cold, below it a prospect.</summary>
    public const int Cold = 40;

    /// <summary>From this total on a lead is warm.</summary>
    public const int Warm = 60;

    /// <summary>From this total on a lead is hot.</summary>
    public const int Hot = 80;

    // What was bought: the limits of the shop's tiers, and two steps below them.
    private static readonly (decimal From, int Points)[] Purchases = [(1500, 25), (700, 20), (250, 15), (100, 10), (0.01m, 5)];
    private static readonly (int From, int Points)[] Engagement = [(15, 20), (10, 16), (6, 12), (3, 8), (1, 4)];
    private static readonly (int From, int Points)[] Breadth = [(4, 15), (3, 12), (2, 8), (1, 4)];
    private static readonly (ContactFields Field, int Points)[] Contact =
        [(ContactFields.Email, 5), (ContactFields.FirstName, 2), (ContactFields.LastName, 2), (ContactFields.Phone, 3), (ContactFields.Preference, 3)];

    /// <summary>The score of what is known.</summary>
    public static LeadScore Score(LeadSignals signals)
    {
        ImmutableArray<ScorePoints> points =
        [
            Row("Purchases", Purchases, signals.PurchaseValue, 25, string.Create(CultureInfo.InvariantCulture, $"goods worth {signals.PurchaseValue:0.00} bought as a verified customer")),
            Row("Engagement", Engagement, signals.Interactions, 20, $"{signals.Interactions} turns and activities"),
            ContactPoints(signals.Contact),
            Row("Interests", Breadth, signals.Interests, 15, $"{signals.Interests} product categories"),
            OfferPoints(signals),
        ];
        var total = points.Sum(point => point.Points);
        return new(total, Band(total), points);
    }

    /// <summary>What a total stands for.</summary>
    public static LeadBand Band(int total) => total switch
    {
        >= Hot => LeadBand.Hot,
        >= Warm => LeadBand.Warm,
        >= Cold => LeadBand.Cold,
        _ => LeadBand.Prospect,
    };

    private static ScorePoints ContactPoints(ContactFields known)
    {
        var rows = Contact.Where(row => known.HasFlag(row.Field)).ToList();
        return new("Contact", rows.Sum(row => row.Points), 15, rows.Count == 0 ? "nothing is known" : $"known: {string.Join(", ", rows.Select(row => row.Field))}");
    }

    private static ScorePoints OfferPoints(LeadSignals signals)
    {
        var asked = signals.AskedForOffers ? 10 : 0;
        var points = Math.Min(25L, asked + (5L * Math.Max(0, signals.OffersFollowed)) + (10L * Math.Max(0, signals.OffersAccepted)));
        return new("Offers", (int)points, 25, $"{(signals.AskedForOffers ? "asked to hear of offers" : "did not ask for offers")}, looked into {signals.OffersFollowed}, accepted {signals.OffersAccepted}");
    }

    private static ScorePoints Row<T>(string component, (T From, int Points)[] table, T value, int most, string why)
        where T : INumber<T>
    {
        var row = Array.Find(table, row => value >= row.From);
        return new(component, row.Points, most, row.Points == 0 ? why : string.Create(CultureInfo.InvariantCulture, $"{why}: {row.From} or more gives {row.Points}"));
    }
}
