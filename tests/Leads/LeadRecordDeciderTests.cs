using Platform.Leads;
using Platform.Tests.Threads;

namespace Platform.Tests.Leads;

public sealed class LeadRecordDeciderTests
{
    [Fact]
    public void GivenCapture_WhenRepeated_ThenNothingChanges()
    {
        var once = GivenLead.Lead();

        Assert.Same(once, LeadRecordDecider.Capture(once, GivenLead.Capture(), GivenLead.Options));
    }

    [Fact]
    public void GivenLead_WhenAStrangerClaimsItsAddress_ThenItsDataStay()
    {
        var lead = GivenLead.Lead();

        var after = LeadRecordDecider.Capture(lead, GivenLead.Capture("x/1/lead") with { Proved = false, FirstName = "Mallory", Interests = ["Books"], PurchaseValue = 0 }, GivenLead.Options);

        Assert.Equal(("John", 1192m), (after.FirstName, after.Signals.PurchaseValue));
        Assert.Equal(lead.Interests, after.Interests);
        Assert.Equal(lead.Score.Total, after.Score.Total);
    }

    [Fact]
    public void GivenActivity_WhenCounted_ThenTheScoreRisesOnce()
    {
        var activity = new LeadActivity("offer/1", GivenLead.CustomerId, LeadActivityKind.OfferAccepted, Given.Start);

        var once = LeadRecordDecider.Note(GivenLead.Lead(), activity, GivenLead.Options);

        Assert.Equal(76, once.Score.Total);
        Assert.Same(once, LeadRecordDecider.Note(once, activity, GivenLead.Options));
    }

    [Fact]
    public void GivenMainCategory_WhenRouted_ThenItsQueueGetsTheLead()
    {
        var options = new LeadOptions { Queues = { ["Electronics"] = "gadgets" } };

        Assert.Equal("gadgets", LeadRecordDecider.Capture(null, GivenLead.Capture(), options).Queue);
        Assert.Equal("sales", LeadRecordDecider.Capture(null, GivenLead.Capture() with { Interests = ["Home"] }, options).Queue);
    }

    [Fact]
    public void GivenOptions_WhenUnusable_ThenTheKeyIsNamed()
    {
        Assert.Contains("Platform:Leads:DefaultTimeZone", Assert.Throws<ArgumentException>(() => new LeadOptions { DefaultTimeZone = "Mars/Base" }.Validate()).Message, StringComparison.Ordinal);
        Assert.Contains("NurtureSecondDay", Assert.Throws<ArgumentException>(() => new LeadOptions { NurtureFirstDay = 5 }.Validate()).Message, StringComparison.Ordinal);
    }
}
