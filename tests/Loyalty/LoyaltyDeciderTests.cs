using FsCheck;
using FsCheck.Fluent;
using Platform.Jobs;
using Platform.Loyalty;
using Platform.Tests.Leads;
using Platform.Tests.Threads;

namespace Platform.Tests.Loyalty;

public sealed class LoyaltyDeciderTests
{
    private static readonly LoyaltyOptions Options = new();

    [Theory]
    [InlineData(LoyaltyReason.LeadCaptured, 50)]
    [InlineData(LoyaltyReason.OfferAccepted, 40)]
    [InlineData(LoyaltyReason.Feedback, 25)]
    [InlineData(LoyaltyReason.Birthday, 250)]
    public void GivenReason_WhenAwarded_ThenTheTableHolds(LoyaltyReason reason, int points) => Assert.Equal(points, LoyaltyDecider.Points(reason, Options));

    [Fact]
    public void GivenShopCustomer_WhenOpened_ThenTheShopsPointsAndTierAreTheStart()
    {
        var account = Award(Open(), "a").Account;

        Assert.Equal((1840, 25, 1865, "Gold"), (account.StartingPoints, account.EarnedPoints, account.Points, account.Tier));
    }

    [Fact]
    public void GivenAward_WhenRepeated_ThenItCountsOnce()
    {
        var once = Award(Open(), "a").Account;

        Assert.Same(once, Award(once, "a").Account);
    }

    [Fact]
    public void GivenPointsReachALimit_WhenAwarded_ThenTheTierRisesAndIsCongratulatedOnce()
    {
        var low = Open() with { StartingPoints = 490, ShopTier = "Bronze", Tier = "Bronze" };

        var risen = Award(low, "a");

        Assert.Equal("Silver", risen.Account.Tier);
        Assert.Equal("loyalty-tier", Assert.Single(risen.Notifications).Template);
        Assert.Empty(Award(risen.Account, "b").Notifications);
    }

    [Fact]
    public void GivenMilestone_WhenPassed_ThenItIsCongratulated()
    {
        var sent = Assert.Single(Award(Open() with { StartingPoints = 1990 }, "a").Notifications);

        Assert.Equal(("loyalty-milestone", "2000", "2015"), (sent.Template, sent.Values[1].Value, sent.Values[2].Value));
    }

    [Fact]
    public void GivenNoConsent_WhenTierAndMilestoneAreReached_ThenNothingIsSaid() =>
        Assert.Empty(LoyaltyDecider.Award(Open() with { StartingPoints = 4990 }, Deed("a", Given.Start), null, Options, GivenLead.Options).Notifications);

    [Fact]
    public void GivenFirstAward_WhenTimersAreSet_ThenBirthdayAndWinBackAreAtTen()
    {
        var timers = Award(Open(), "a").Timers;

        Assert.Equal(
            [("loyalty/birthday/1/", new DateTimeOffset(2027, 3, 9, 15, 0, 0, TimeSpan.Zero)), ("loyalty/win-back/2/", new DateTimeOffset(2027, 2, 17, 15, 0, 0, TimeSpan.Zero))],
            timers.Select(timer => (timer.Job.Id[..^GivenLead.CustomerId.Length], timer.DueAt)));
        Assert.Empty(Award(Award(Open(), "a").Account, "b").Timers);
    }

    [Fact]
    public void GivenBirthday_WhenItFires_ThenPointsAndMessageComeAndNextYearIsSet()
    {
        var opened = Award(Open(), "a");
        var timer = JobData.Read<LoyaltyTimer>(opened.Timers[0].Job);

        var fired = Fire(opened.Account, timer, opened.Timers[0].DueAt);

        Assert.Equal(("loyalty-birthday", 275), (fired.Notifications[0].Template, fired.Account.EarnedPoints));
        Assert.Equal(new DateTimeOffset(2028, 3, 9, 15, 0, 0, TimeSpan.Zero), Assert.Single(fired.Timers).DueAt);
        Assert.Same(fired.Account, Fire(fired.Account, timer, opened.Timers[0].DueAt).Account);
    }

    [Fact]
    public void GivenBirthday_WhenTheConsentIsGone_ThenNothingIsSaidAndNextYearIsSet()
    {
        var opened = Award(Open(), "a");

        var fired = LoyaltyDecider.Fire(opened.Account, JobData.Read<LoyaltyTimer>(opened.Timers[0].Job), null, Options, GivenLead.Options, opened.Timers[0].DueAt);

        Assert.Empty(fired.Notifications);
        Assert.Equal(25, fired.Account.EarnedPoints);
        Assert.Equal(2028, Assert.Single(fired.Timers).DueAt.Year);
    }

    [Fact]
    public void GivenInactivity_WhenNinetyDaysHavePassed_ThenTheCustomerIsAskedBackOnce()
    {
        var opened = Award(Open() with { Birthday = null }, "a");
        var fired = Fire(opened.Account, JobData.Read<LoyaltyTimer>(opened.Timers[0].Job), opened.Timers[0].DueAt);

        Assert.Equal("loyalty-win-back", Assert.Single(fired.Notifications).Template);
        Assert.Empty(fired.Timers);
        Assert.Empty(fired.Account.Running);
    }

    [Fact]
    public void GivenActivityInTheMeantime_WhenTheWinBackFires_ThenItWaitsAnew()
    {
        var opened = Award(Open() with { Birthday = null }, "a");
        var later = LoyaltyDecider.Award(opened.Account, Deed("b", Given.Start.AddDays(50)), GivenLead.Offers(Given.Start), Options, GivenLead.Options).Account;

        var fired = Fire(later, JobData.Read<LoyaltyTimer>(opened.Timers[0].Job), opened.Timers[0].DueAt);

        Assert.Empty(fired.Notifications);
        Assert.Equal(opened.Timers[0].DueAt.AddDays(50).AddHours(-1), Assert.Single(fired.Timers).DueAt);
    }

    [Fact]
    public void Tiers_never_fall_and_points_are_the_sum_of_the_awards() =>
        Prop.ForAll(Gen.Choose(0, 30).ArrayOf().ToArbitrary(), Gen.Choose(0, 6_000).ToArbitrary(), (deeds, start) =>
        {
            var account = Open() with { StartingPoints = start, ShopTier = "Bronze", Tier = "Bronze" };
            string[] tiers = ["Bronze", "Silver", "Gold", "Platinum"];
            foreach (var deed in deeds)
            {
                var next = Award(account, $"deed {deed}").Account;
                if (Array.IndexOf(tiers, next.Tier) < Array.IndexOf(tiers, account.Tier) || next.Points < account.Points)
                {
                    return false;
                }

                account = next;
            }

            return account.EarnedPoints == 25 * deeds.Distinct().Count();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void GivenLimitsThatDoNotRise_WhenValidated_ThenTheKeyIsNamed() =>
        Assert.Contains("Platform:Loyalty", Assert.Throws<ArgumentException>(() => new LoyaltyOptions { GoldPoints = 100 }.Validate()).Message, StringComparison.Ordinal);

    private static LoyaltyAccount Open() => LoyaltyDecider.Open(Deed("a", Given.Start), GivenLead.Customer, Options, "UTC");

    private static LoyaltyAward Deed(string id, DateTimeOffset at) => new(id, GivenLead.CustomerId, GivenLead.Email, LoyaltyReason.Feedback, "en", at);

    private static LoyaltyOutcome Award(LoyaltyAccount account, string id) =>
        LoyaltyDecider.Award(account, Deed(id, Given.Start), GivenLead.Offers(Given.Start), Options, GivenLead.Options);

    private static LoyaltyOutcome Fire(LoyaltyAccount account, LoyaltyTimer timer, DateTimeOffset now) =>
        LoyaltyDecider.Fire(account, timer, GivenLead.Offers(Given.Start), Options, GivenLead.Options, now);
}
