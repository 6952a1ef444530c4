using Platform.Agents;
using Platform.Tests.Agents;
using Platform.Tests.Threads;
using Platform.Understanding;
using Platform.Verifications;

namespace Platform.Tests.Verifications;

public sealed class VerificationDeciderTests
{
    private static readonly (string, string) Number = (SlotNames.OrderNumber, "12345");
    private static readonly (string, string) Email = (SlotNames.CustomerEmail, "john@example.com");
    private static readonly (string, string) Digits = (SlotNames.PaymentLast4, "4242");

    [Fact]
    public void GivenNothing_WhenLevelTwoIsNeeded_ThenNumberIsAsked() => Assert.Equal(Ask(SlotNames.OrderNumber), Decide(2));

    [Fact]
    public void GivenNumber_WhenLevelTwoIsNeeded_ThenEmailIsAsked() => Assert.Equal(Ask(SlotNames.CustomerEmail), Decide(2, Number));

    [Fact]
    public void GivenBoth_WhenLevelTwoIsNeeded_ThenTheyAreCompared() =>
        Assert.Equal(new VerificationStep.Compare(new("12345", "john@example.com"), 2), Decide(2, Number, Email));

    [Fact]
    public void GivenAuthenticatedChannel_WhenLevelTwoIsNeeded_ThenItsAddressIsCompared() =>
        Assert.Equal(
            new VerificationStep.Compare(new("12345", "john@example.com"), 2),
            VerificationDecider.Decide(Request(Number) with { CustomerEmail = "john@example.com" }, 2));

    [Fact]
    public void GivenLevelTwo_WhenLevelThreeIsNeeded_ThenDigitsAreAsked() =>
        Assert.Equal(Ask(SlotNames.PaymentLast4), VerificationDecider.Decide(Request(Number, Email).At(2, "12345"), 3));

    [Fact]
    public void GivenLevelTwo_WhenDigitsCome_ThenTheyAreCompared() =>
        Assert.Equal(new VerificationStep.Compare(new("12345", null, "4242"), 3), VerificationDecider.Decide(Request(Number, Email, Digits).At(2, "12345"), 3));

    [Fact]
    public void GivenDigitsAlone_WhenLevelThreeIsNeeded_ThenLevelTwoComesFirst() => Assert.Equal(Ask(SlotNames.CustomerEmail), Decide(3, Number, Digits));

    [Fact]
    public void GivenLevelForAnotherOrder_WhenLevelTwoIsNeeded_ThenItDoesNotCount() =>
        Assert.Equal(Ask(SlotNames.CustomerEmail), VerificationDecider.Decide(Request(Number).At(2, "99999") with { CustomerEmail = null }, 2));

    [Fact]
    public void GivenNoEmail_WhenItIsRefused_ThenPostcodeStandsIn()
    {
        var request = Request(Number).Answering(IntentNames.No, SlotNames.CustomerEmail);

        Assert.Equal(Ask(SlotNames.PostalCode), VerificationDecider.Decide(request, 2));
        Assert.Equal(SlotNames.CustomerEmail, VerificationDecider.RefusedAfter(request));
    }

    [Fact]
    public void GivenNumberRefused_WhenEmailAndDayAreKnown_ThenTheyAreCompared()
    {
        var request = Request(Email, (SlotNames.Date, "2026-11-15")).Answering(null, SlotNames.Date, (VerificationDecider.Refused, SlotNames.OrderNumber));

        Assert.Equal(new VerificationStep.Compare(new(null, "john@example.com", PlacedOn: new DateOnly(2026, 11, 15)), 2), VerificationDecider.Decide(request, 2));
    }

    [Fact]
    public void GivenEverythingRefused_WhenLevelTwoIsNeeded_ThenHumanIsCalled()
    {
        var request = Request(Number).Answering(null, SlotNames.Date, (VerificationDecider.Refused, "CustomerEmail PostalCode Date"));

        Assert.Equal(new VerificationStep.HandOff("cannot-verify"), VerificationDecider.Decide(request, 2));
    }

    [Fact]
    public void GivenPostcodeStoodInForTheEmail_WhenDigitsAreRefused_ThenItDoesNotStandInTwice()
    {
        var request = Request(Number, (SlotNames.PostalCode, "02118")).At(2, "12345")
            .Answering(null, SlotNames.PaymentLast4, (VerificationDecider.Refused, "CustomerEmail PaymentLast4"));

        Assert.Equal(Ask(SlotNames.Date), VerificationDecider.Decide(request, 3));
    }

    [Fact]
    public void GivenFiveWrongTries_WhenADayHasPassed_ThenTheyAreForgotten()
    {
        var state = new VerificationState
        {
            Tries = [.. Enumerable.Range(0, 5).Select(number => new CountedTry($"{number}", new("john@example.com", "1", false, Given.Start)))],
        };

        Assert.True(VerificationDecider.IsLocked(state, new()));
        Assert.False(VerificationDecider.IsLocked(VerificationDecider.Forget(state, Given.Start.AddHours(24)), new()));
    }

    [Fact]
    public void GivenCountedTry_WhenTheTurnIsMadeTwice_ThenItCountsOnce()
    {
        var tried = new Platform.Threads.VerificationTry("john@example.com", "1", false, Given.Start);
        var once = VerificationDecider.Count(VerificationState.Empty, "a", tried);

        Assert.Same(once, VerificationDecider.Count(once, "a", tried));
        Assert.Equal(2, VerificationDecider.Count(once, "b", tried).Tries.Length);
    }

    private static VerificationStep.Ask Ask(string slot) => new(slot);

    private static AgentRequest Request(params (string, string)[] slots) => GivenRequest.Of(IntentNames.CheckOrderStatus, slots);

    private static VerificationStep Decide(int level, params (string, string)[] slots) => VerificationDecider.Decide(Request(slots), level);
}
