using Platform.Understanding;

namespace Platform.Tests.Understanding;

public sealed class SentimentTests(TrainedFixture trained) : IClassFixture<TrainedFixture>
{
    [Theory]
    [InlineData("I love this lamp, it is beautiful", SentimentLabel.Positive)]
    [InlineData("I am not happy with the service", SentimentLabel.Negative)]
    [InlineData("je ne suis pas content", SentimentLabel.Negative)]
    [InlineData("no estoy contento", SentimentLabel.Negative)]
    [InlineData("tôi không hài lòng", SentimentLabel.Negative)]
    [InlineData("我很不满意", SentimentLabel.Negative)]
    [InlineData("where is my order", SentimentLabel.Neutral)]
    [InlineData("my order has not arrived", SentimentLabel.Neutral)]
    [InlineData("it still has not arrived after three weeks", SentimentLabel.Negative)]
    [InlineData("the zip is broken again", SentimentLabel.Negative)]
    [InlineData("can I return opened headphones", SentimentLabel.Neutral)]
    [InlineData("How long do I have to return shoes?", SentimentLabel.Neutral)]
    [InlineData("Could you please tell me where it is? Thanks in advance, kind regards", SentimentLabel.Neutral)]
    [InlineData("thank you very much, but your service is awful", SentimentLabel.Negative)]
    [InlineData("WORST COMPANY EVER, you are thieves!!!", SentimentLabel.VeryNegative)]
    [InlineData("😡😡", SentimentLabel.VeryNegative)]
    public void Mood_falls_into_its_band(string text, SentimentLabel label) =>
        Assert.Equal(label, Assert.IsType<SentimentReading>(trained.Read(text).Sentiment).Label);

    [Fact]
    public void The_words_that_moved_it_are_named_as_written()
    {
        var sentiment = trained.Read("The lamp is Great but delivery was TERRIBLE").Sentiment;
        Assert.Equal(["Great", "TERRIBLE"], sentiment.Words.AsEnumerable());
        Assert.True(sentiment.Score < 0);
    }

    [Fact]
    public void Shouting_and_stress_make_it_stronger()
    {
        Assert.True(trained.Read("this is terrible").Sentiment.Score > trained.Read("this is REALLY TERRIBLE!!!").Sentiment.Score);
        Assert.True(trained.Read("a bit disappointing").Sentiment.Score > trained.Read("very disappointing").Sentiment.Score);
    }
}
