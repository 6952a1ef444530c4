using System.ComponentModel.DataAnnotations;
using FsCheck;
using FsCheck.Fluent;
using Platform.Jobs;

namespace Platform.Tests.Jobs;

public sealed class ScheduleDeciderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(10, 2560)]
    [InlineData(11, 3600)]
    [InlineData(int.MaxValue, 3600)]
    public void GivenFailures_WhenJobIsPutOff_ThenTheWaitDoublesUpToTheLimit(int failures, int seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), ScheduleDecider.NextTry(failures, new(), Now));

    [Fact]
    public void GivenAnyFailures_WhenJobIsPutOff_ThenItWaitsNeitherLessThanBeforeNorForEver() =>
        Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), failures =>
        {
            var options = new ScheduleOptions();
            var wait = ScheduleDecider.NextTry(failures, options, Now) - Now;
            return wait >= options.RetryDelay && wait <= options.RetryLimit && ScheduleDecider.NextTry(failures + 1, options, Now) - Now >= wait;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_limit_below_the_first_wait_is_refused_by_its_key()
    {
        var options = new ScheduleOptions { RetryDelay = TimeSpan.FromHours(2) };

        var refusal = Assert.Throws<ValidationException>(() => Validator.ValidateObject(options, new(options), validateAllProperties: true));

        Assert.Contains("Platform:Schedule:RetryLimit", refusal.Message, StringComparison.Ordinal);
    }
}
