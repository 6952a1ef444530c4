using Platform.Agents;
using Platform.Returns;
using Platform.Turns;
using Platform.Turns.Claims;
using Platform.Understanding;
using static Platform.Tests.Returns.GivenReturn;

namespace Platform.Tests.Returns;

/// <summary>Every sentence of the agent in every language, as the claim checker sees it: what it refuses never reaches a customer.</summary>
public sealed class ReturnWordsTests
{
    public static TheoryData<string> Languages() => [.. ReplyTemplates.SpokenLanguages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_is_supported_by_its_facts(string language)
    {
        foreach (var answer in Answers())
        {
            foreach (var saying in answer.Sayings.Concat(answer.Question is { } question ? [question] : []))
            {
                var text = ReplyTemplates.Fill(language, saying.Key, saying.Values);
                Assert.True(
                    ClaimChecker.Refute(new(text, saying.Facts), answer.Facts, language) is not { } reason,
                    $"{saying.Key}: {text} ({ClaimChecker.Refute(new(text, saying.Facts), answer.Facts, language)})");
            }
        }
    }

    [Fact]
    public void Every_template_is_said_somewhere()
    {
        var said = Answers().SelectMany(answer => answer.Sayings.Concat(answer.Question is { } question ? [question] : [])).Select(saying => saying.Key).ToHashSet();

        Assert.DoesNotContain(ReplyTemplates.Keys("en"), key => key.StartsWith("return-", StringComparison.Ordinal) && !said.Contains(key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_confirmation_of_what_need_not_come_back_claims_no_more_than_it_is_told(string language)
    {
        var notice = Assert.Single(ReturnNotices.Of(ReturnCaseDecider.Open(Opening(needsParcel: false), "RMA-7F3K2A9B"), null, ""));
        Fact told = new("f1", "returns/RMA-7F3K2A9B", "", notice.Values);

        foreach (var key in (string[])["", "-subject", "-sms"])
        {
            var text = ReplyTemplates.Fill(language, notice.Template + key, notice.Values.Add(new("shop", "Northwind Lane")));
            Assert.Null(ClaimChecker.Refute(new(text, ["f1"]), [told], language));
        }
    }

    private static IEnumerable<AgentAnswer> Answers() => [.. Orders(), .. Talks(), .. Refusals(), .. Openings()];

    private static IEnumerable<AgentAnswer> Orders()
    {
        foreach (var status in (string[])["Cancelled", "Returned", "Shipped", "Processing", "Delayed"])
        {
            yield return Request().Serve(Order(Shoes).With(old => old with
            {
                Status = status, DeliveredAt = status == "Returned" ? Delivered : null, EstimatedDelivery = new(2026, 11, 27),
            }));
        }

        foreach (var status in Enum.GetValues<ReturnStatus>())
        {
            var known = ReturnCaseDecider.Open(Opening(), "RMA-7F3K2A9B") with { Status = status };
            yield return Request().Serve(Order(Headphones) with { Cases = new Dictionary<string, ReturnCase> { [Headphones.Sku] = known } });
        }
    }

    private static IEnumerable<AgentAnswer> Talks()
    {
        yield return Request().Serve(Order(Headphones, Case, Serum));
        yield return Request().Serve(Order(Headphones));
        yield return Because(ReturnReasons.ChangedMind).Serve(Order(Serum));
        yield return Because(ReturnReasons.ChangedMind).Serve(Order(Headphones));
        yield return (Because(ReturnReasons.ChangedMind, ReturnResolutions.Refund) with { Text = "hedphones" }).Serve(Order(Headphones, Shoes));
        var request = Because(ReturnReasons.ChangedMind, ReturnResolutions.Exchange);
        var abroad = request.Serve(Order(Shoes).In("GB"));
        yield return abroad;
        yield return request.Answering(abroad, IntentNames.No).Serve(Order(Shoes).In("GB"));
    }

    private static IEnumerable<AgentAnswer> Refusals()
    {
        yield return Because(ReturnReasons.ChangedMind).On(Delivered.AddDays(40)).Serve(Order(Headphones));
        yield return Because(ReturnReasons.Defective).On(Delivered.AddDays(40)).Serve(Order(Headphones));
        yield return Because(ReturnReasons.DamagedInShipping).On(Delivered.AddDays(10)).Serve(Order(Headphones));
        var request = Because(ReturnReasons.ChangedMind);
        yield return request.Answering(request.Serve(Order(Serum)), IntentNames.No).Serve(Order(Serum));
    }

    private static IEnumerable<AgentAnswer> Openings()
    {
        foreach (var reason in ReturnReasons.All)
        {
            yield return Because(reason, ReturnResolutions.Refund).Serve(Order(Shoes));
            yield return Because(reason, ReturnResolutions.Refund).Serve(Order(Shoes).In("FR"));
            yield return Because(reason, ReturnResolutions.Exchange).Serve(Order(Shoes));
            yield return Because(reason, ReturnResolutions.Refund).Serve(Order(Serum));
        }

        var request = Because(ReturnReasons.BetterPriceFound);
        yield return request.Answering(request.Serve(Order(Headphones)), IntentNames.Yes).Serve(Order(Headphones));
    }
}
