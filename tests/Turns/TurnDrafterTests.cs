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
        var draft = Draft(Speaking(language), new(new TurnStep.CheckOrder("12345", "john@example.com"), Order: new(OrderOutcome.Matched, Order(status))));

        Assert.NotEmpty(draft.Sentences);
        Assert.All(draft.Sentences, sentence => Assert.Null(ClaimChecker.Refute(sentence, draft.Facts, language)));
        Assert.Contains(draft.Sentences, sentence => sentence.Text.Contains("12345", StringComparison.Ordinal));
    }

    [Fact]
    public void GivenMatch_WhenDrafted_ThenLevelTwoIsBoundToCorrespondentAndOrder()
    {
        var draft = Draft(Conversation.Empty, new(new TurnStep.CheckOrder("12345", "john@example.com"), Order: new(OrderOutcome.Matched, Order("Shipped"))));

        Assert.Equal(2, draft.Conversation.LevelFor("john@example.com", "12345"));
        Assert.Equal(0, draft.Conversation.LevelFor("john@example.com", "12346"));
        Assert.Equal(0, draft.Conversation.LevelFor("bob@example.org", "12345"));
        Assert.Contains("1Z999", string.Concat(draft.Sentences.Select(sentence => sentence.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void GivenNoMatch_WhenDrafted_ThenNothingIsToldAndBothAreAskedAgain()
    {
        var known = Conversation.Empty with
        {
            Slots =
            [
                new(SlotNames.OrderNumber, "12345", "john@example.com", Now),
                new(SlotNames.CustomerEmail, "bob@example.org", "john@example.com", Now),
                new(SlotNames.OrderNumber, "777", "ann@example.com", Now),
            ],
        };

        var draft = Draft(known, new(new TurnStep.CheckOrder("12345", "bob@example.org"), Order: new(OrderOutcome.NoMatch, null)));

        Assert.Equal((SlotValue[])[new(SlotNames.OrderNumber, "777", "ann@example.com", Now)], draft.Conversation.Slots);
        Assert.Equal(SlotNames.OrderNumber, draft.Conversation.Asked);
        Assert.Equal((VerificationTry[])[new("john@example.com", "12345", false, Now)], draft.Conversation.Tries);
        Assert.DoesNotContain("12345", string.Concat(draft.Sentences.Select(sentence => sentence.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void GivenFourWrongTries_WhenTheFifthFails_ThenHumanIsCalled()
    {
        var tries = Enumerable.Range(0, 4).Select(_ => new VerificationTry("john@example.com", "1", false, Now));

        var draft = Draft(Conversation.Empty with { Tries = [.. tries] }, new(new TurnStep.CheckOrder("1", "x@example.com"), Order: new(OrderOutcome.NoMatch, null)));

        Assert.Equal("verification-locked", draft.HandOff);
        Assert.Null(draft.Conversation.Asked);
    }

    [Fact]
    public void GivenAnswer_WhenDrafted_ThenItIsVerbatimAndCited()
    {
        var passage = new Passage("returns/window.md", "Return window", "Electronics", "Opened electronics can be returned within 14 days.", 0.9);

        var draft = Draft(Conversation.Empty, new(new TurnStep.AnswerQuestion("q", true), Knowledge: new(true, passage.Text, passage, [passage])));

        var sentence = Assert.Single(draft.Sentences);
        Assert.Equal(passage.Text, sentence.Text);
        Assert.Equal((string[])["Return window, Electronics (returns/window.md)"], draft.Citations);
        Assert.Null(ClaimChecker.Refute(sentence, draft.Facts, "en"));
    }

    [Fact]
    public void GivenMessageNotUnderstood_WhenPassageIsWeak_ThenHumanIsCalled()
    {
        var passage = new Passage("a.md", "A", "", "Something.", 0.6);

        Assert.Equal("not-understood", Draft(Conversation.Empty, new(new TurnStep.AnswerQuestion("q", false), Knowledge: new(true, passage.Text, passage, [passage]))).HandOff);
        Assert.Null(Draft(Conversation.Empty, new(new TurnStep.AnswerQuestion("q", true), Knowledge: new(true, passage.Text, passage, [passage]))).HandOff);
    }

    [Theory]
    [InlineData(true, "unknown-answer")]
    [InlineData(false, "not-understood")]
    public void GivenNoAnswer_WhenDrafted_ThenItSaysSoAndCallsHuman(bool understood, string reason)
    {
        var draft = Draft(Conversation.Empty, new(new TurnStep.AnswerQuestion("q", understood), Knowledge: new(false, "", null, [])));

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

    private static List<string> Placeholders(string template) =>
        [.. System.Text.RegularExpressions.Regex.Matches(template, @"\{[a-zA-Z]+\}").Select(match => match.Value).Distinct().Order()];

    private static Conversation Speaking(string language) => Conversation.Empty with { Language = language };

    private static Draft Draft(Conversation conversation, StepResult result)
    {
        var request = new TurnRequest(Given.ThreadId, 1, [Given.Message()], conversation, 1);
        return TurnDrafter.Draft(request, new([result.Step], conversation), [result], new(), Now);
    }

    private static OrderStatus Order(string status) => new(
        "12345", status, Given.Start.AddDays(-3), status == "Processing" ? null : "UPS", status == "Processing" ? null : "1Z999AA10123456784",
        status is "Processing" or "Packed" or "Cancelled" ? null : Given.Start.AddDays(-2), new DateOnly(2026, 11, 27), status is "Delivered" or "Returned" ? Given.Start : null);
}
