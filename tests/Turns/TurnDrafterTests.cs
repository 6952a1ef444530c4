using Platform.Agents;
using Platform.Knowledge;
using Platform.Orders;
using Platform.Tests.Threads;
using Platform.Threads;
using Platform.Turns;
using Platform.Turns.Claims;
using Platform.Understanding;

namespace Platform.Tests.Turns;

public sealed class TurnDrafterTests
{
    private static readonly DateTimeOffset Now = Given.Start.AddMinutes(1);

    public static TheoryData<string, string> StatusesInEveryLanguage()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in ReplyTemplates.SpokenLanguages)
        {
            foreach (var status in (string[])["Processing", "Packed", "Shipped", "OutForDelivery", "Delivered", "Delayed", "Cancelled", "Returned"])
            {
                data.Add(language, status);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(StatusesInEveryLanguage))]
    public void Every_status_in_every_language_is_supported_by_its_facts(string language, string status)
    {
        var drafter = Drafter(Conversation.Empty with { Language = language });
        var asked = drafter.RequestFor(IntentNames.CheckOrderStatus, "text");

        drafter.Add(asked, OrderDecider.Serve(asked, Order(status)));
        var draft = drafter.Finish();

        Assert.NotEmpty(draft.Sentences);
        Assert.All(draft.Sentences, sentence => Assert.Null(ClaimChecker.Refute(sentence, draft.Facts, language)));
        Assert.Contains(draft.Sentences, sentence => sentence.Text.Contains("12345", StringComparison.Ordinal));
    }

    [Fact]
    public void GivenLevelProved_WhenAdded_ThenItIsBoundToCorrespondentAndOrder()
    {
        var drafter = Drafter();

        drafter.Add(drafter.RequestFor(IntentNames.CheckOrderStatus, "text"), new() { Proved = [new("john@example.com", 2, "12345", Now)], CustomerEmail = "john@example.com" });
        var next = drafter.RequestFor(IntentNames.CheckOrderStatus, "text");

        Assert.Equal(2, next.LevelFor("12345"));
        Assert.Equal(0, next.LevelFor("12346"));
        Assert.Equal("john@example.com", next.CustomerEmail);
        Assert.Equal(0, drafter.Finish().Conversation.LevelFor("bob@example.org", "12345"));
    }

    [Fact]
    public void GivenForgottenSlots_WhenAdded_ThenOnlyThoseOfTheCorrespondentGo()
    {
        var drafter = Drafter(Conversation.Empty with
        {
            Slots = [new(SlotNames.OrderNumber, "12345", "john@example.com", Now), new(SlotNames.OrderNumber, "777", "ann@example.com", Now)],
        });

        drafter.Add(drafter.RequestFor(IntentNames.CheckOrderStatus, "text"), new() { Forgets = [SlotNames.OrderNumber] });

        Assert.Equal((SlotValue[])[new(SlotNames.OrderNumber, "777", "ann@example.com", Now)], drafter.Finish().Conversation.Slots);
    }

    [Fact]
    public void GivenTwoQuestions_WhenAdded_ThenOneIsAskedAndTheOtherWaits()
    {
        var drafter = Drafter();
        drafter.Add(drafter.RequestFor(IntentNames.CheckOrderStatus, "text"), Asking(IntentNames.CheckOrderStatus, SlotNames.OrderNumber));
        drafter.Add(drafter.RequestFor(IntentNames.CaptureLeadInfo, "text"), Asking(IntentNames.CaptureLeadInfo, SlotNames.CustomerFirstName));

        var draft = drafter.Finish();

        Assert.Single(draft.Sentences);
        Assert.Equal(SlotNames.OrderNumber, draft.Conversation.Asked);
        Assert.Equal([SlotNames.OrderNumber, null], draft.Conversation.Frames.Select(frame => frame.Asks));
        Assert.Null(drafter.Waiting);
        Assert.Null(drafter.Suggestion);
    }

    [Fact]
    public void GivenWaitingIntent_WhenNothingIsAsked_ThenItsTurnHasCome()
    {
        var drafter = Drafter(Conversation.Empty with { Frames = [new(IntentNames.CaptureLeadInfo, null, [])] });
        drafter.Add(drafter.RequestFor(IntentNames.CheckOrderStatus, "text"), AgentAnswer.Nothing);

        Assert.Equal(IntentNames.CaptureLeadInfo, drafter.Waiting);
    }

    [Fact]
    public void GivenQuestionAskedTwice_WhenItIsNotAnsweredAgain_ThenHumanIsCalled()
    {
        var drafter = Drafter(Conversation.Empty with { Asked = SlotNames.OrderNumber, AskedTimes = 2, Frames = [IntentFrame.Asking(IntentNames.CheckOrderStatus, SlotNames.OrderNumber)] });

        drafter.Add(drafter.RequestFor(IntentNames.CheckOrderStatus, "text"), Asking(IntentNames.CheckOrderStatus, SlotNames.OrderNumber));
        var draft = drafter.Finish();

        Assert.Equal("not-understood", draft.HandOff);
        Assert.Null(draft.Conversation.Asked);
    }

    [Theory]
    [InlineData(SentimentLabel.Neutral, 0, true)]
    [InlineData(SentimentLabel.Positive, 0.2, true)]
    [InlineData(SentimentLabel.Negative, 0, false)]
    [InlineData(SentimentLabel.Neutral, -0.2, false)]
    public void GivenSuggestion_WhenTheMoodForbidsIt_ThenNothingIsOffered(SentimentLabel mood, double smoothed, bool offered)
    {
        var drafter = Drafter(Conversation.Empty with { Sentiment = smoothed }, mood);
        drafter.Add(drafter.RequestFor(IntentNames.CheckOrderStatus, "text"), new() { Suggests = IntentNames.UpsellProducts });

        Assert.Equal(offered ? IntentNames.UpsellProducts : null, drafter.Suggestion);
    }

    [Fact]
    public void GivenAnswer_WhenDrafted_ThenItIsVerbatimAndCited()
    {
        var passage = new Passage("returns/window.md", "Return window", "Electronics", "Opened electronics can be returned within 14 days.", 0.9);
        var draft = Knowledge(IntentNames.KnowledgeQuestion, new(true, passage.Text, passage, [passage]));

        var sentence = Assert.Single(draft.Sentences);
        Assert.Equal(passage.Text, sentence.Text);
        Assert.Equal((string[])["Return window, Electronics (returns/window.md)"], draft.Citations);
        Assert.Null(ClaimChecker.Refute(sentence, draft.Facts, "en"));
    }

    [Fact]
    public void GivenMessageNotUnderstood_WhenPassageIsWeak_ThenHumanIsCalled()
    {
        var passage = new Passage("a.md", "A", "", "Something.", 0.6);

        Assert.Equal("not-understood", Knowledge(IntentNames.Fallback, new(true, passage.Text, passage, [passage])).HandOff);
        Assert.Null(Knowledge(IntentNames.KnowledgeQuestion, new(true, passage.Text, passage, [passage])).HandOff);
    }

    [Theory]
    [InlineData(IntentNames.KnowledgeQuestion, "unknown-answer")]
    [InlineData(IntentNames.Fallback, "not-understood")]
    public void GivenNoAnswer_WhenDrafted_ThenItSaysSoAndCallsHuman(string intent, string reason)
    {
        var draft = Knowledge(intent, new(false, "", null, []));

        Assert.Equal(reason, draft.HandOff);
        Assert.Single(draft.Sentences);
        Assert.All(draft.Sentences, sentence => Assert.Null(ClaimChecker.Refute(sentence, draft.Facts, "en")));
    }

    [Fact]
    public void Every_language_has_every_template_with_the_same_placeholders()
    {
        var expected = ReplyTemplates.Keys("en").Order().ToList();
        foreach (var language in ReplyTemplates.SpokenLanguages)
        {
            Assert.Equal(expected, ReplyTemplates.Keys(language).Order());
            foreach (var key in expected)
            {
                Assert.Equal(Placeholders(ReplyTemplates.Template("en", key)), Placeholders(ReplyTemplates.Template(language, key)));
            }
        }
    }

    [Fact]
    public void GivenStop_WhenDrafted_ThenItIsSaidAndTheAddressOptsOut()
    {
        var drafter = Drafter(Conversation.Empty with { Frames = [new(IntentNames.CaptureLeadInfo, null, []), new(IntentNames.ProcessReturn, null, [])] });

        drafter.Add(new TurnStep.OptOut());
        var draft = drafter.Finish();

        var job = Assert.Single(draft.Jobs);
        Assert.Equal(($"{Given.ThreadId}/1/opt-out", Platform.Customers.OptOut.OptOutKind), (job.Id, job.Kind));
        Assert.Equal(
            new(Platform.Customers.CustomerIds.FromAddress("john@example.com"), $"thread/{Given.ThreadId}/1", Now), Platform.Jobs.JobData.Read<Platform.Customers.OptOut>(job));
        Assert.Equal(ReplyTemplates.Template("en", "opt-out"), Assert.Single(draft.Sentences).Text);
        Assert.Equal([IntentNames.ProcessReturn], draft.Conversation.Frames.Select(frame => frame.Intent));
        Assert.Equal(IntentNames.ProcessReturn, drafter.Waiting);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("feedback")]
    [InlineData("cancelled")]
    [InlineData("opt-out")]
    [InlineData("greet")]
    [InlineData("acknowledge")]
    [InlineData("clarify")]
    [InlineData("sorry")]
    public void Words_without_facts_claim_nothing(string key) =>
        Assert.All(ReplyTemplates.SpokenLanguages, language => Assert.Null(ClaimChecker.Refute(new(ReplyTemplates.Template(language, key), []), [], language)));

    private static List<string> Placeholders(string template) =>
        [.. System.Text.RegularExpressions.Regex.Matches(template, @"\{[a-zA-Z]+\}").Select(match => match.Value).Distinct().Order()];

    private static AgentAnswer Asking(string intent, string slot) => new() { Question = Saying.Of("clarify"), Frame = IntentFrame.Asking(intent, slot) };

    private static Draft Knowledge(string intent, KnowledgeAnswer answer)
    {
        var drafter = Drafter();
        var asked = drafter.RequestFor(intent, "q");
        drafter.Add(asked, KnowledgeDecider.Serve(asked, answer, new()));
        return drafter.Finish();
    }

    private static TurnDrafter Drafter(Conversation? conversation = null, SentimentLabel mood = SentimentLabel.Neutral)
    {
        var known = conversation ?? Conversation.Empty;
        return new(new(Given.ThreadId, 1, [Given.Message()], known, 1), new([], known, [], mood, CallsHuman: false), Now);
    }

    private static OrderStatus Order(string status) => new(
        "12345", status, Given.Start.AddDays(-3), status == "Processing" ? null : "UPS", status == "Processing" ? null : "1Z999AA10123456784",
        status is "Processing" or "Packed" or "Cancelled" ? null : Given.Start.AddDays(-2), new DateOnly(2026, 11, 27), status is "Delivered" or "Returned" ? Given.Start : null);
}
