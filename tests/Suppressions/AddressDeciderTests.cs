using Platform.Deliveries;
using Platform.Suppressions;

namespace Platform.Tests.Suppressions;

public sealed class AddressDeciderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    private static readonly SuppressionOptions Options = new() { SoftBounces = 3, SoftBounceWindow = TimeSpan.FromDays(14) };

    [Theory]
    [InlineData(AddressOutcome.HardBounce, SuppressionReasons.Bounce, DeliveryStatus.Bounced)]
    [InlineData(AddressOutcome.Complaint, SuppressionReasons.Complaint, DeliveryStatus.Complained)]
    public void GivenUnknownAddress_WhenItIsGone_ThenItIsHeldWithItsEvidence(AddressOutcome outcome, string reason, DeliveryStatus status)
    {
        var held = Report(AddressState.Unknown, outcome, "e1");

        Assert.Equal([new AddressHold(reason, Now, "e1", "5.1.1")], held.Holds.AsEnumerable());
        Assert.Equal([new AddressEntry(Now, "suppressed", reason, "report", "5.1.1", "e1")], held.History.AsEnumerable());
        Assert.Equal(status, held.Status);
    }

    [Theory]
    [InlineData(AddressOutcome.Delivered, DeliveryStatus.Delivered)]
    [InlineData(AddressOutcome.Delayed, DeliveryStatus.Delayed)]
    [InlineData(AddressOutcome.SoftBounce, DeliveryStatus.Bounced)]
    public void GivenUnknownAddress_WhenOneMailFares_ThenItIsNotHeld(AddressOutcome outcome, DeliveryStatus status)
    {
        var next = Report(AddressState.Unknown, outcome, "e1");
        Assert.Equal((status, 0, 0), (next.Status, next.Holds.Length, next.History.Length));
    }

    [Fact]
    public void GivenKnownEvidence_WhenItComesAgain_ThenNothingIsNew()
    {
        var held = Report(AddressState.Unknown, AddressOutcome.HardBounce, "e1");
        Assert.Same(held, Report(held, AddressOutcome.HardBounce, "e1"));

        var (_, lifted) = AddressDecider.Lift(held, listed: true, SuppressionReasons.Bounce, "ana", "", Now);
        Assert.Same(lifted, Report(lifted, AddressOutcome.HardBounce, "e1"));
        Assert.Single(Report(lifted, AddressOutcome.HardBounce, "e2").Holds);
    }

    [Fact]
    public void GivenSoftBounces_WhenTheyAreOfOneMailOrOldOrFollowedByADelivery_ThenTheyDoNotAddUp()
    {
        var one = Report(Report(Report(AddressState.Unknown, AddressOutcome.SoftBounce, "e1", "m1"), AddressOutcome.SoftBounce, "e2", "m1"), AddressOutcome.SoftBounce, "e3", "m1");
        Assert.True(one is { Holds.IsEmpty: true, SoftBounces.Length: 1 });

        var old = Report(Report(Report(AddressState.Unknown, AddressOutcome.SoftBounce, "e1", "m1"), AddressOutcome.SoftBounce, "e2", "m2"), AddressOutcome.SoftBounce, "e3", "m3", days: 15);
        Assert.True(old is { Holds.IsEmpty: true, SoftBounces.Length: 1 });

        var delivered = Report(Report(Report(AddressState.Unknown, AddressOutcome.SoftBounce, "e1", "m1"), AddressOutcome.SoftBounce, "e2", "m2"), AddressOutcome.Delivered, "e3", "m3");
        Assert.True(Report(delivered, AddressOutcome.SoftBounce, "e4", "m4") is { Holds.IsEmpty: true, SoftBounces.Length: 1 });
    }

    [Fact]
    public void GivenTwoSoftBounces_WhenTheThirdComesInTheWindow_ThenTheAddressIsHeld()
    {
        var two = Report(Report(AddressState.Unknown, AddressOutcome.SoftBounce, "e1", "m1"), AddressOutcome.SoftBounce, "e2", "m2", days: 7);
        Assert.Equal("e3", Assert.Single(Report(two, AddressOutcome.SoftBounce, "e3", "m3", days: 14).Holds).Evidence);
    }

    [Fact]
    public void GivenBounceAndComplaint_WhenTheCustomerIsHeard_ThenTheComplaintStays()
    {
        var both = Report(Report(AddressState.Unknown, AddressOutcome.HardBounce, "e1"), AddressOutcome.Complaint, "e2");
        var heard = AddressDecider.Heard(both, "m9", Now);

        Assert.Equal(SuppressionReasons.Complaint, Assert.Single(heard.Holds).Reason);
        Assert.Equal(new AddressEntry(Now, "lifted", SuppressionReasons.Bounce, "customer", "", "m9"), heard.History[^1]);
        Assert.Equal(LiftOutcome.NeedsReason, AddressDecider.Lift(heard, listed: true, SuppressionReasons.Complaint, "ana", " ", Now).Outcome);
        Assert.Empty(AddressDecider.Lift(heard, listed: true, SuppressionReasons.Complaint, "ana", "asked us to", Now).State.Holds);
    }

    [Fact]
    public void GivenNothing_WhenItIsLifted_ThenItIsSaidSo()
    {
        Assert.Equal((LiftOutcome.NotSuppressed, AddressState.Unknown), AddressDecider.Lift(AddressState.Unknown, listed: false, SuppressionReasons.Bounce, "ana", "", Now));

        // After an erasure only the list is left; lifting that is audited too.
        var (outcome, state) = AddressDecider.Lift(AddressState.Unknown, listed: true, SuppressionReasons.Bounce, "ana", "", Now);
        Assert.Equal((LiftOutcome.Lifted, "ana"), (outcome, Assert.Single(state.History).By));
    }

    [Fact]
    public void GivenAFloodOfReports_WhenTheyCome_ThenTheStateStaysBounded()
    {
        var state = AddressState.Unknown;
        for (var i = 0; i < 1000; i++)
        {
            state = Report(state, i % 2 == 0 ? AddressOutcome.HardBounce : AddressOutcome.SoftBounce, $"e{i}", $"m{i}");
            state = AddressDecider.Heard(state, $"h{i}", Now);
        }

        Assert.True(state.Seen.Length <= AddressState.SeenLimit && state.History.Length <= AddressState.HistoryLimit && state.SoftBounces.Length <= Options.SoftBounces);
    }

    private static AddressState Report(AddressState state, AddressOutcome outcome, string evidence, string mail = "m1", int days = 0) =>
        AddressDecider.Report(state, new(outcome, "5.1.1", mail, evidence, Now.AddDays(days)), Options);
}
