using System.Collections.Immutable;
using Platform.Deliveries;
using Platform.Silo.Adapters.Smtp;

namespace Platform.Tests.Smtp;

public sealed class SmtpVerdictTests
{
    private static readonly ImmutableArray<string> Both = ["a@x.example", "b@x.example"];

    [Fact]
    public void GivenNoAnswer_WhenJudged_ThenItIsDeferredForEverybody()
    {
        var verdict = SmtpVerdict.Of(new([], null, "lost", DataEnded: true), Both, null, 1);
        Assert.Equal(new HandOver.Deferred("lost", 1), verdict.Outcome);
        Assert.Equal(Both, verdict.Remaining);
        Assert.False(verdict.IsDone);
    }

    [Theory]
    [InlineData(250, 250, 250, "accepted", 0, true)]
    [InlineData(250, 450, 250, "deferred", 1, false)]
    [InlineData(250, 550, 250, "refused", 0, true)]
    [InlineData(450, 550, 554, "deferred", 1, false)]
    [InlineData(550, 550, 554, "refused", 0, true)]
    [InlineData(450, 450, 554, "deferred", 2, false)]
    [InlineData(250, 250, 451, "deferred", 2, false)]
    [InlineData(250, 550, 451, "deferred", 1, false)]
    [InlineData(250, 450, 554, "refused", 0, true)]
    public void GivenAnswers_WhenJudged_ThenEachRecipientCounts(int first, int second, int whole, string outcome, int remaining, bool done)
    {
        var verdict = SmtpVerdict.Of(new([new("a@x.example", new(first, "")), new("b@x.example", new(second, ""))], new(whole, ""), null, true), Both, null, 0);
        Assert.Equal((outcome, remaining, done), (verdict.Outcome.GetType().Name.ToLowerInvariant(), verdict.Remaining.Length, verdict.IsDone));
    }

    [Fact]
    public void GivenAnEarlierRefusal_WhenTheRestIsTaken_ThenTheDeliveryFailed() =>
        Assert.Equal(
            new HandOver.Refused("550 gone", 2),
            SmtpVerdict.Of(new([new("a@x.example", new(250, ""))], new(250, ""), null, true), ["a@x.example"], "550 gone", 2).Outcome);
}
