using System.Text.Json;
using Platform.Models;
using Platform.Models.Readings;
using Platform.Tests.Threads;
using Platform.Understanding;

namespace Platform.Tests.Models;

public sealed class ModelReadingDeciderTests
{
    private const string Text = "my thing 12 34-5 has not come, reach me at John@Example.com";

    [Fact]
    public void GivenDetailInTheWords_WhenReported_ThenItIsBelievedInThePlatformsForm()
    {
        var verdict = Decide(Given.Reading(IntentNames.Fallback), new { name = "CheckOrderStatus", confidence = 1.0, quote = "has not come" },
            new { name = "OrderNumber", value = "12345", quote = "12 34-5" }, new { name = "CustomerEmail", value = "John@Example.com", quote = "reach me at John@Example.com" });

        Assert.Equal(ModelOutcomes.Used, verdict.Outcome);
        Assert.Equal([("OrderNumber", "12345"), ("CustomerEmail", "john@example.com")], verdict.Value!.Slots.Select(slot => (slot.Name, slot.Value)));
        Assert.Equal([("CheckOrderStatus", 0.9)], verdict.Value.Intents.Select(intent => (intent.Name, intent.Confidence)));
    }

    [Theory]
    [InlineData("OrderNumber", "12346", "12 34-5")]
    [InlineData("OrderNumber", "1234", "12 34-5")]
    [InlineData("OrderNumber", "12345", "order 12345")]
    [InlineData("CustomerEmail", "jane@example.com", "reach me at John@Example.com")]
    [InlineData("CustomerEmail", "ohn@example.com", "reach me at John@Example.com")]
    [InlineData("PaymentLast4", "2345", "12 34-5")]
    [InlineData("TimeWindow", "2026-11-21T09:00/2026-11-21T10:00", "has not come")]
    [InlineData("ReturnReason", "Stolen", "has not come")]
    [InlineData("Level", "3", "my thing")]
    public void GivenDetailThatIsNotInTheWords_WhenReported_ThenTheRulesReadingStays(string name, string value, string quote) =>
        Assert.Equal(ModelOutcomes.Refused, Decide(Given.Reading(), new { name = "CheckOrderStatus", confidence = 1.0, quote = "has not come" }, new { name, value, quote }).Outcome);

    [Fact]
    public void GivenAgreementThatTheRulesDoNotRead_WhenReported_ThenNobodyAgreed()
    {
        var verdict = Decide(Given.Reading(), new { name = "Yes", confidence = 1.0, quote = "my thing" });

        Assert.DoesNotContain(verdict.Value!.Intents, intent => intent.Name == IntentNames.Yes);
    }

    [Theory]
    [InlineData(IntentNames.No)]
    [InlineData(IntentNames.Stop)]
    [InlineData(IntentNames.SpeakToHuman)]
    public void GivenAWishThatTheRulesRead_WhenTheModelLeavesItOut_ThenItStays(string intent)
    {
        var verdict = Decide(Given.Reading(intent), new { name = "Greeting", confidence = 1.0, quote = "my thing" });

        Assert.Contains(verdict.Value!.Intents, kept => kept.Name == intent);
    }

    [Fact]
    public void GivenAngryWords_WhenTheModelFindsThemPleasant_ThenTheyStayAngry()
    {
        var verdict = Decide(Given.Reading(mood: SentimentLabel.VeryNegative), new { name = "CheckOrderStatus", confidence = 1.0, quote = "has not come" });

        Assert.Equal(SentimentLabel.VeryNegative, verdict.Value!.Sentiment.Label);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"language":"en","intents":[],"sentiment":{"score":0,"quotes":[]}}""")]
    public void GivenAnotherForm_WhenRead_ThenItIsInvalid(string json) =>
        Assert.Equal(ModelOutcomes.Invalid, ModelReadingDecider.Decide(Text, Given.Reading(), JsonSerializer.Deserialize<JsonElement>(json)).Outcome);

    private static Verdict<Reading> Decide(Reading rules, object intent, params object[] slots) => ModelReadingDecider.Decide(
        Text, rules, JsonSerializer.SerializeToElement(new { language = "en", intents = new[] { intent }, slots, sentiment = new { score = 1.0, quotes = Array.Empty<string>() } }));
}
