using Platform.Jobs;
using Platform.Leads;
using Platform.Notifications;
using Platform.Tests.Threads;

namespace Platform.Tests.Leads;

public sealed class SequenceDeciderTests
{
    [Fact]
    public void GivenCapture_WhenBegun_ThenTheWelcomeIsDueAtOnce()
    {
        var begun = SequenceDecider.Begin(GivenLead.Lead(), null, Given.Start);

        Assert.Equal($"marketing/welcome/1/{GivenLead.CustomerId}", begun.Next!.Job.Id);
        Assert.Equal((Given.Start, GivenLead.CustomerId), (begun.Next.DueAt, begun.Next.Owner));
    }

    [Fact]
    public void GivenRunningSequence_WhenBegunAgain_ThenOnlyItsStepIsEnteredAgain()
    {
        var begun = SequenceDecider.Begin(GivenLead.Lead(), null, Given.Start);

        var again = SequenceDecider.Begin(begun.Record, null, Given.Start.AddDays(1));

        Assert.Same(begun.Record, again.Record);
        Assert.Null(again.Notification);
        Assert.Equal(begun.Next, again.Next);
    }

    [Fact]
    public void GivenWarmLead_WhenEveryStepFires_ThenDaysOneFourNineAndThenTheFirstOfTheMonth() =>
        Assert.Equal(
            [
                ("notify-welcome-offers", "2026-11-19 14:00"), ("notify-nurture-1", "2026-11-20 15:00"), ("notify-nurture-2", "2026-11-23 15:00"),
                ("notify-newsletter", "2026-11-28 15:00"), ("notify-newsletter", "2026-12-01 15:00"), ("notify-newsletter", "2027-01-01 15:00"),
            ],
            Run(GivenLead.Lead(), 6));

    [Fact]
    public void GivenColdLead_WhenTheClocksChange_ThenTheNewsletterStaysAtTen() =>
        Assert.Equal(
            ["2026-02-10 14:00", "2026-03-01 15:00", "2026-04-01 14:00", "2026-05-01 14:00"],
            Run(GivenLead.Lead(value: 300, turns: 3, at: new(2026, 2, 10, 14, 0, 0, TimeSpan.Zero)), 4).Select(sent => sent.At));

    [Fact]
    public void GivenColdLead_WhenTheClocksGoBack_ThenTheNewsletterStaysAtTen() =>
        Assert.Equal(
            ["2026-09-20 14:00", "2026-10-01 14:00", "2026-11-01 15:00", "2026-12-01 15:00"],
            Run(GivenLead.Lead(value: 300, turns: 3, at: new(2026, 9, 20, 14, 0, 0, TimeSpan.Zero)), 4).Select(sent => sent.At));

    [Fact]
    public void GivenProspect_WhenEveryStepFires_ThenOnceAQuarter() =>
        Assert.Equal(
            [("notify-welcome-offers", "2026-11-19 14:00"), ("notify-quarterly", "2027-01-01 15:00"), ("notify-quarterly", "2027-04-01 14:00"), ("notify-quarterly", "2027-07-01 14:00")],
            Run(GivenLead.Lead(value: 0, turns: 1), 4));

    [Fact]
    public void GivenHotLead_WhenTheWelcomeIsSent_ThenAHumanHasIt()
    {
        var fired = Fire(Begin(GivenLead.Lead(value: 2000, turns: 20) with { Score = new(81, LeadBand.Hot, []) }));

        Assert.NotNull(fired.Notification);
        Assert.Null(fired.Next);
        Assert.Equal("a human has the lead", fired.Record.Sequence!.Stopped);
    }

    [Fact]
    public void GivenNoConsent_WhenAStepFires_ThenNothingIsSentAndTheChainEnds()
    {
        var begun = Begin(GivenLead.Lead());

        var fired = SequenceDecider.Fire(begun.Record, StepOf(begun), null, GivenLead.Products, GivenLead.Options, Given.Start);

        Assert.Null(fired.Notification);
        Assert.Null(fired.Next);
        Assert.Equal(SequenceDecider.NoConsent, fired.Record.Sequence!.Stopped);
    }

    [Fact]
    public void GivenStepDone_WhenItFiresAgain_ThenOnlyTheNextIsEnteredAgain()
    {
        var begun = Begin(GivenLead.Lead());
        var once = Fire(begun);

        var again = SequenceDecider.Fire(once.Record, StepOf(begun), GivenLead.Offers(Given.Start), GivenLead.Products, GivenLead.Options, Given.Start);

        Assert.Same(once.Record, again.Record);
        Assert.Null(again.Notification);
        Assert.Equal(once.Next, again.Next);
    }

    [Fact]
    public void GivenSameStep_WhenACrashLostTheWrite_ThenTheSameIdsComeAgain()
    {
        var begun = Begin(GivenLead.Lead());
        var (once, again) = (Fire(begun), Fire(begun));

        Assert.Equal(once.Notification!.Id, again.Notification!.Id);
        Assert.Equal(once.Next!.Job, again.Next!.Job);
    }

    [Fact]
    public void GivenMonthsOfDowntime_WhenItComesBack_ThenOneMailIsSentAndTheNextIsInTheFuture()
    {
        var welcomed = Fire(Begin(GivenLead.Lead()));
        var late = new DateTimeOffset(2027, 3, 20, 12, 0, 0, TimeSpan.Zero);

        var fired = SequenceDecider.Fire(welcomed.Record, StepOf(welcomed), GivenLead.Offers(Given.Start), GivenLead.Products, GivenLead.Options, late);

        Assert.Equal("notify-nurture-1", fired.Notification!.Template);
        Assert.Equal(new DateTimeOffset(2027, 3, 21, 14, 0, 0, TimeSpan.Zero), fired.Next!.DueAt);
    }

    [Fact]
    public void GivenOptOut_WhenTheCustomerComesBack_ThenTheChainBeginsUnderANewNumber()
    {
        var welcomed = Fire(Begin(GivenLead.Lead()));

        var again = SequenceDecider.Begin(welcomed.Record, Given.Start.AddDays(1), Given.Start.AddDays(2));

        Assert.Equal($"marketing/welcome/3/{GivenLead.CustomerId}", again.Next!.Job.Id);
    }

    [Theory]
    [InlineData("SMS", NotificationChannel.Sms)]
    [InlineData("InApp", NotificationChannel.InApp)]
    [InlineData("Mail", NotificationChannel.Email)]
    [InlineData("Email", NotificationChannel.Email)]
    public void GivenPreference_WhenSent_ThenItsChannelIsUsedForMarketing(string preference, NotificationChannel channel)
    {
        var sent = Fire(Begin(GivenLead.Lead() with { Preference = preference })).Notification!;

        Assert.Equal((channel, NotificationPurpose.Marketing, "John", "Lamp", "USD 40.50"), (sent.Channel, sent.Purpose, sent.Values[0].Value, sent.Values[1].Value, sent.Values[2].Value));
    }

    [Fact]
    public void GivenNothingInStockOfInterest_WhenAStepFires_ThenNothingIsSentAndTheChainGoesOn()
    {
        var welcomed = Fire(Begin(GivenLead.Lead() with { Interests = ["Books"] }));

        var fired = Fire(welcomed);

        Assert.NotNull(welcomed.Notification);
        Assert.Null(fired.Notification);
        Assert.NotNull(fired.Next);
    }

    private static SequenceFiring Begin(LeadRecord lead) => SequenceDecider.Begin(lead, null, lead.CapturedAt);

    private static SequenceStep StepOf(SequenceFiring firing) => JobData.Read<SequenceStep>(firing.Next!.Job);

    private static SequenceFiring Fire(SequenceFiring before) =>
        SequenceDecider.Fire(before.Record, StepOf(before), GivenLead.Offers(Given.Start), GivenLead.Products, GivenLead.Options, before.Next!.DueAt);

    private static List<(string Template, string At)> Run(LeadRecord lead, int steps)
    {
        var sent = new List<(string, string)>();
        var firing = Begin(lead);
        for (var step = 0; step < steps; step++)
        {
            var at = firing.Next!.DueAt;
            firing = Fire(firing);
            sent.Add((firing.Notification!.Template, at.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        }

        return sent;
    }
}
