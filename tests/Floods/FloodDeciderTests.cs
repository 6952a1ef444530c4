using FsCheck;
using FsCheck.Fluent;
using Platform.Floods;
using Platform.Ladder;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Tests.Outgoing;

namespace Platform.Tests.Floods;

public sealed class FloodDeciderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void GivenFreshBucket_WhenTakenFrom_ThenExactlyTheBurstIsFree()
    {
        var bucket = FloodDecider.Full(30, Now);
        for (var mail = 1; mail <= 30; mail++)
        {
            (var taken, bucket) = FloodDecider.Take(bucket, 30, Minute, Now);
            Assert.True(taken);
        }

        Assert.False(FloodDecider.Take(bucket, 30, Minute, Now).Taken);
    }

    [Fact]
    public void GivenEmptyBucket_WhenAMinutePasses_ThenOneMoreIsFree()
    {
        var bucket = new TokenBucket(0, Now);

        var (early, _) = FloodDecider.Take(bucket, 30, Minute, Now.AddSeconds(59));
        var (due, after) = FloodDecider.Take(bucket, 30, Minute, Now.AddSeconds(60));

        Assert.False(early);
        Assert.True(due);
        Assert.False(FloodDecider.Take(after, 30, Minute, Now.AddSeconds(60)).Taken);
    }

    [Fact]
    public void GivenRefusedMails_WhenTheFloodEnds_ThenTheyHaveNotMadeItLonger()
    {
        var bucket = new TokenBucket(0, Now);
        for (var second = 1; second < 60; second++)
        {
            (_, bucket) = FloodDecider.Take(bucket, 30, Minute, Now.AddSeconds(second));
        }

        Assert.True(FloodDecider.Take(bucket, 30, Minute, Now.AddSeconds(60.001)).Taken);
    }

    [Fact]
    public void GivenClockThatWentBack_WhenTakenFrom_ThenNothingIsGained()
    {
        var (taken, after) = FloodDecider.Take(new(0, Now), 30, Minute, Now.AddHours(-1));

        Assert.False(taken);
        Assert.Equal(new(0, Now), after);
    }

    [Fact]
    public void GivenAnyMoments_WhenTakenFrom_ThenNoWindowHasMoreThanBurstAndRefill() =>
        Prop.ForAll(Gen.Choose(0, 600).ArrayOf(200).ToArbitrary(), seconds =>
        {
            var bucket = FloodDecider.Full(5, Now);
            var taken = new List<DateTimeOffset>();
            foreach (var moment in seconds.Order().Select(second => Now.AddSeconds(second)))
            {
                (var free, bucket) = FloodDecider.Take(bucket, 5, Minute, moment);
                if (free)
                {
                    taken.Add(moment);
                }
            }

            // A little is given for the rounding of halves of a mail.
            return taken.All(from => taken.Count(at => at >= from && at <= from.AddMinutes(3)) <= 5 + 3 + 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void GivenMailsThatWouldOpenThreads_WhenHeld_ThenTheyMeetInOneThreadOfTheirDayAndPeople()
    {
        var message = Samples.Message() with { ThreadReason = LadderReasons.New, ReceivedAt = Now };
        var (thread, held) = FloodDecider.Hold(message, "here", ["ann@example.org"]);

        Assert.Equal(("flood", LadderReasons.Flood), (held.Held, held.ThreadReason));
        Assert.True(ThreadIds.IsValid(thread));
        Assert.Equal(thread, FloodDecider.Hold(message with { Id = "other", Subject = "x" }, "there", ["ann@example.org"]).ThreadId);
        Assert.NotEqual(thread, FloodDecider.Hold(message, "here", ["bob@example.org"]).ThreadId);
        Assert.NotEqual(thread, FloodDecider.Hold(message, "here", ["ann@example.org", "bob@example.org"]).ThreadId);
        Assert.NotEqual(thread, FloodDecider.Hold(message with { ReceivedAt = Now.AddDays(1) }, "here", ["ann@example.org"]).ThreadId);
    }

    [Theory]
    [InlineData(LadderReasons.Token)]
    [InlineData(LadderReasons.InReplyTo)]
    [InlineData(LadderReasons.References)]
    [InlineData(LadderReasons.QuotedId)]
    public void GivenAnswerInAThread_WhenHeld_ThenItStaysThere(string reason)
    {
        var (thread, held) = FloodDecider.Hold(Samples.Message() with { ThreadReason = reason }, "here", ["ann@example.org"]);

        Assert.Equal(("here", reason, "flood"), (thread, held.ThreadReason, held.Held));
    }

    [Fact]
    public void GivenMachinesAndBackfill_WhenTheyCome_ThenTheyDoNotCount()
    {
        Assert.True(FloodDecider.Counts(Samples.Message()));
        Assert.False(FloodDecider.Counts(Samples.Message() with { Class = MessageClass.AutoReply }));
        Assert.False(FloodDecider.Counts(Samples.Message() with { SilentImport = true }));
    }
}
