using System.Reflection;
using Platform.Customers;
using Platform.LeadPackages;
using Platform.Leads;
using Platform.Tests.Leads;
using Platform.Tests.Threads;

namespace Platform.Tests.LeadPackages;

public sealed class LeadPackageDeciderTests
{
    private static readonly LeadPackageOptions Options = new();

    [Fact]
    public void GivenHotLead_WhenBuilt_ThenEverythingIsInItAndItIsAuctioned()
    {
        var built = Build(LeadBand.Hot, 90)!;

        Assert.Equal((PackageTier.Premium, true, 54m, Given.Start.AddDays(1)), (built.Package.Tier, built.Package.IsAuction, built.Package.Price, built.Package.ClosesAt));
        Assert.Equal((GivenLead.Email, "John", "Smith", 1192m, 90), (built.Content!.Email, built.Content.FirstName, built.Content.LastName, built.Content.PurchaseValue, built.Content.Score));
    }

    [Fact]
    public void GivenWarmLead_WhenBuilt_ThenHistoryAndScoreAreNotInIt()
    {
        var content = Build(LeadBand.Warm, 66)!.Content!;

        Assert.Equal(("Smith", "Email", null, null), (content.LastName, content.Preference, content.PurchaseValue, content.Score));
        Assert.Equal((string[])["Electronics", "Home"], content.Categories);
    }

    [Fact]
    public void GivenColdLead_WhenBuilt_ThenOnlyAddressAndMainCategoryAreInIt()
    {
        var content = Build(LeadBand.Cold, 50)!.Content!;

        Assert.Equal((GivenLead.Email, null, null, null, null), (content.Email, content.FirstName, content.LastName, content.Phone, content.Preference));
        Assert.Equal((string[])["Electronics"], content.Categories);
    }

    [Fact]
    public void GivenProspect_WhenBuilt_ThenThereIsNoPackage() => Assert.Null(Build(LeadBand.Prospect, 10));

    [Theory]
    [InlineData(PackageTier.Premium, 100, 60)]
    [InlineData(PackageTier.Premium, 81, 48.6)]
    [InlineData(PackageTier.Standard, 66, 13.2)]
    [InlineData(PackageTier.Basic, 41, 2.05)]
    public void GivenScore_WhenPriced_ThenThePriceIsItsShare(PackageTier tier, int score, decimal price) => Assert.Equal(price, LeadPackageDecider.Price(tier, score, Options));

    [Fact]
    public void GivenConsentOfSomebodyElse_WhenBuilt_ThenItIsABug() =>
        Assert.Throws<ArgumentException>(() => LeadPackageDecider.Build("p", GivenLead.Partners(Given.Start), GivenLead.Lead() with { CustomerId = "other" }, Options, Given.Start));

    [Fact]
    public void A_consent_comes_from_a_recorded_grant_and_from_nowhere_else()
    {
        Assert.Empty(typeof(PartnerConsent).GetConstructors(BindingFlags.Instance | BindingFlags.Public));
        Assert.Null(PartnerConsent.TryGet(GivenLead.Profile(GivenLead.Grant(ConsentPurpose.OwnOffers, Given.Start)), Given.Start));
        Assert.Null(PartnerConsent.TryGet(CustomerDecider.Withdraw(
            GivenLead.Profile(GivenLead.Grant(ConsentPurpose.PartnerSharing, Given.Start)), new(GivenLead.CustomerId, ConsentPurpose.PartnerSharing, "link", Given.Start.AddHours(1))), Given.Start.AddHours(1)));
    }

    [Fact]
    public void GivenWeakOrSharedKeys_WhenValidated_ThenThePartnerIsNamed()
    {
        Assert.Contains("Partners:acme", Assert.Throws<ArgumentException>(() => new LeadPackageOptions { Partners = { ["acme"] = "short" } }.Validate()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LeadPackageOptions { Partners = { ["a"] = new('k', 16), ["b"] = new('k', 16) } }.Validate());
    }

    private static SealedLead? Build(LeadBand band, int total) =>
        LeadPackageDecider.Build("p", GivenLead.Partners(Given.Start), GivenLead.Lead() with { Score = new(total, band, []) }, Options, Given.Start);
}
