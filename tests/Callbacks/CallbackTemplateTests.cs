using Platform.Agents;
using Platform.Callbacks;
using Platform.Tests.Agents;
using Platform.Turns;
using Platform.Turns.Claims;
using Platform.Understanding;
using static Platform.Tests.Callbacks.GivenBook;

namespace Platform.Tests.Callbacks;

/// <summary>Every sentence of the agent, in every language, on the facts that the agent gives it: one that the claim checker refuses would never be said.</summary>
public sealed class CallbackTemplateTests
{
    private static readonly DateTimeOffset Noon = At("2026-11-24T17:00Z");

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("vi")]
    [InlineData("zh")]
    public void Every_sentence_is_supported_by_the_facts_of_its_answer(string language)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in Answers(language))
        {
            foreach (var saying in answer.Question is { } question ? answer.Sayings.Add(question) : answer.Sayings)
            {
                said.Add(saying.Key);
                var text = ReplyTemplates.Fill(language, saying.Key, saying.Values);
                Assert.Null(ClaimChecker.Refute(new(text, saying.Facts), answer.Facts, language));
            }
        }

        Assert.Equal(ReplyTemplates.Keys(language).Where(key => key.StartsWith("callback-", StringComparison.Ordinal)).Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_time_that_is_not_held_is_not_said()
    {
        var answer = CallbackDecider.Complete(Request("en"), Wish(), new(Noon, 30, []));
        var text = ReplyTemplates.Fill("en", "callback-reserved", [new FactValue("slot", "2026-11-24T13:00"), new("zone", "New York"), new("phone", "6175550136")]);

        Assert.NotNull(ClaimChecker.Refute(new(text, ["call"]), answer.Facts, "en"));
    }

    private static IEnumerable<AgentAnswer> Answers(string language)
    {
        var request = Request(language);
        var booked = new Callback(Order(request.ThreadId, 1, Noon, Noon, Noon.AddHours(5)), Noon, 30, CallbackStatus.Booked);
        var frame = new IntentFrame(IntentNames.ScheduleCallback, null, []);
        foreach (var key in (string[])["callback-ask-PhoneNumber", "callback-ask-TimeWindow", "callback-ask-other"])
        {
            yield return CallbackAnswers.Ask(frame, SlotNames.PhoneNumber, key);
        }

        yield return CallbackAnswers.WithoutNumber();
        yield return CallbackAnswers.Existing(frame, booked);
        yield return CallbackAnswers.Cancelled(booked);
        foreach (var wish in (CallbackWish[])[Wish(), Wish() with { OnFile = true }, Wish() with { Replaces = booked }, Wish() with { Replaces = booked, OnFile = true }])
        {
            yield return CallbackDecider.Complete(request, wish, new(Noon, 30, []));
        }

        for (var count = 1; count <= 3; count++)
        {
            yield return CallbackDecider.Complete(request, Wish(), new(null, 30, [.. Enumerable.Range(0, count).Select(index => Noon.AddDays(index))]));
        }
    }

    private static AgentRequest Request(string language) => GivenRequest.Of(IntentNames.ScheduleCallback) with { Language = language };

    private static CallbackWish Wish() => new("+16175550136", false, "America/New_York", Noon, Noon.AddHours(5), "topic", null);
}
