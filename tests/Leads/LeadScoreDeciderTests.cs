using FsCheck;
using FsCheck.Fluent;
using Platform.Leads;

namespace Platform.Tests.Leads;

public sealed class LeadScoreDeciderTests
{
    private static readonly Arbitrary<int[]> Numbers = Gen.Choose(0, 9_999).ArrayOf(7).ToArbitrary();

    [Theory]
    [InlineData(0, LeadBand.Prospect)]
    [InlineData(39, LeadBand.Prospect)]
    [InlineData(40, LeadBand.Cold)]
    [InlineData(59, LeadBand.Cold)]
    [InlineData(60, LeadBand.Warm)]
    [InlineData(79, LeadBand.Warm)]
    [InlineData(80, LeadBand.Hot)]
    [InlineData(100, LeadBand.Hot)]
    public void GivenTotal_WhenBanded_ThenItsEdgesHold(int total, LeadBand band) => Assert.Equal(band, LeadScoreDecider.Band(total));

    [Fact]
    public void GivenReferenceCustomer_WhenScored_ThenEachPointIsExplained()
    {
        var score = LeadScoreDecider.Score(GivenLead.Lead().Signals);

        Assert.Equal([("Purchases", 20, 25), ("Engagement", 16, 20), ("Contact", 12, 15), ("Interests", 8, 15), ("Offers", 10, 25)], score.Points.Select(point => (point.Component, point.Points, point.Most)));
        Assert.Equal((66, LeadBand.Warm), (score.Total, score.Band));
        Assert.Equal("goods worth 1192.00 bought as a verified customer: 700 or more gives 20", score.Points[0].Why);
    }

    [Fact]
    public void GivenNothing_WhenScored_ThenItIsZero() => Assert.Equal(0, LeadScoreDecider.Score(new(0, 0, ContactFields.None, 0, false, 0, 0)).Total);

    [Fact]
    public void GivenEverything_WhenScored_ThenItIsOneHundred() => Assert.Equal(100, LeadScoreDecider.Score(Most(1_000_000)).Total);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.01, 5)]
    [InlineData(99.99, 5)]
    [InlineData(100, 10)]
    [InlineData(250, 15)]
    [InlineData(700, 20)]
    [InlineData(1499.99, 20)]
    [InlineData(1500, 25)]
    public void GivenPurchases_WhenScored_ThenTheTableHolds(decimal value, int points) =>
        Assert.Equal(points, LeadScoreDecider.Score(new(value, 0, ContactFields.None, 0, false, 0, 0)).Points[0].Points);

    [Fact]
    public void Every_score_is_the_sum_of_its_components_and_each_keeps_its_limit() =>
        Prop.ForAll(Numbers, numbers =>
        {
            var score = LeadScoreDecider.Score(Signals(numbers));
            return score.Total is >= 0 and <= 100
                && score.Total == score.Points.Sum(point => point.Points)
                && score.Points.All(point => point.Points >= 0 && point.Points <= point.Most && point.Why.Length > 0)
                && score.Points.Sum(point => point.Most) == 100;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_of_anything_never_gives_less() =>
        Prop.ForAll(Numbers, Gen.Choose(0, 6).ToArbitrary(), (numbers, which) =>
        {
            var more = numbers.ToArray();
            more[which] = which == 2 ? more[2] | 0b11111 : more[which] + 500 + (more[which] / 2);
            var (before, after) = (LeadScoreDecider.Score(Signals(numbers)), LeadScoreDecider.Score(Signals(more)));
            return before.Points.Zip(after.Points).All(pair => pair.Second.Points >= pair.First.Points);
        }).QuickCheckThrowOnFailure();

    private static LeadSignals Most(decimal value) => new(value, 1000, (ContactFields)0b11111, 7, true, 100, int.MaxValue);

    private static LeadSignals Signals(int[] numbers) => new(
        numbers[0] / 4m, numbers[1] / 300, (ContactFields)(numbers[2] & 0b11111), numbers[3] / 1500, numbers[4] > 5_000, numbers[5] / 2000, numbers[6] / 4000);
}
