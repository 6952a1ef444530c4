using Platform.Agents;
using Platform.Offers;
using Platform.Shop;
using Platform.Tests.Agents;
using Platform.Tests.EndToEnd;
using Platform.Turns;
using Platform.Turns.Claims;
using Platform.Understanding;
using Platform.Workflows;
using static Platform.Tests.Offers.GivenShop;

namespace Platform.Tests.Offers;

/// <summary>Every sentence of the agent, in every language, stands on its facts: one that did not would never reach the customer.</summary>
public sealed class OfferTemplatesTests
{
    public static TheoryData<string> Languages() => [.. ReplyTemplates.SpokenLanguages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_saying_is_supported_and_every_template_is_said(string language)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in Answers(language))
        {
            foreach (var saying in answer.Sayings.Append(answer.Question).OfType<Saying>())
            {
                said.Add(saying.Key);
                var text = saying.Text ?? ReplyTemplates.Fill(language, saying.Key, saying.Values);
                Assert.True(ClaimChecker.Refute(new(text, saying.Facts), answer.Facts, language) is null, $"{language}/{saying.Key}: {text}\n{ClaimChecker.Refute(new(text, saying.Facts), answer.Facts, language)}");
            }
        }

        Assert.Empty(ReplyTemplates.Keys(language).Where(key => key.StartsWith("offer-", StringComparison.Ordinal)).Except(said));
    }

    [Fact]
    public void Every_product_of_the_sample_shop_can_be_offered_in_every_language()
    {
        foreach (var row in File.ReadLines(Path.Combine(PlatformFixture.Samples, "shop", "products.csv")).Skip(1))
        {
            using var parser = new CsvHelper.CsvParser(new StringReader(row), System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(parser.Read());
            var field = parser.Record!;
            var product = Product(field[0], field[1], decimal.Parse(field[3], System.Globalization.CultureInfo.InvariantCulture), 1, 10, 30, field[2]) with { Description = field[7] };
            foreach (var language in ReplyTemplates.SpokenLanguages)
            {
                var request = Verified((SlotNames.ProductCategory, field[2]), (SlotNames.Budget, "2000")) with { Given = [SlotNames.ProductCategory], Language = language };
                var answer = OfferDecider.Serve(request, Lookup.With(product) with { Orders = [Order(lines: new OrderLine(Clock, 1, 50))] }, Options);
                foreach (var saying in answer.Sayings)
                {
                    var text = saying.Text ?? ReplyTemplates.Fill(language, saying.Key, saying.Values);
                    Assert.True(ClaimChecker.Refute(new(text, saying.Facts), answer.Facts, language) is null, $"{language}: {text}\n{ClaimChecker.Refute(new(text, saying.Facts), answer.Facts, language)}");
                }
            }
        }
    }

    private static IEnumerable<AgentAnswer> Answers(string language)
    {
        var budget = WithBudget() with { Language = language };
        AgentAnswer Serve(AgentRequest request, OfferLookup? lookup = null) => OfferDecider.Serve(request with { Language = language }, lookup ?? Lookup, Options);
        var offered = Serve(budget);
        yield return offered;
        yield return Serve(Suggested());
        yield return Serve(Suggested(), Lookup with { Customer = Customer with { Tier = Tiers.Bronze } });
        yield return Serve(Suggested(), Lookup with { Orders = [Order("Processing")] });
        yield return Serve(Suggested().Then(Serve(Suggested()), "Yes"));
        yield return Serve(Verified((SlotNames.ProductCategory, "Home")) with { Given = [SlotNames.ProductCategory] });
        yield return Serve(GivenRequest.Of(IntentNames.UpsellProducts), OfferLookup.Nothing);
        yield return Serve(GivenRequest.Of(IntentNames.UpsellProducts, (SlotNames.ProductCategory, "Electronics"), (SlotNames.Budget, "70")), OfferLookup.Nothing.With(Stand));
        yield return Serve(budget with { Mood = SentimentLabel.Positive, Slots = WithBudget("90").Slots });
        yield return Serve(budget, Lookup.With(Charger));
        yield return Serve(budget with { Levels = [] });
        yield return Serve(budget, Lookup with { Orders = [Order("Delivered")] });
        yield return Serve(budget, Lookup with { Orders = [Order("Delivered")], Customer = Customer with { Tier = Tiers.Platinum } });
        yield return Serve(WithBudget("60"), Lookup.With(Stand with { Stock = 1 }));
        yield return Serve(WithBudget("60"), Lookup.With(Stand with { Stock = 3 }));
        yield return Serve(budget with { Now = OfferOf(offered).ExpiresAt.AddHours(-2) }, Lookup with { Held = [OfferOf(offered)] });
        yield return Serve(budget, Lookup with { Held = [OfferOf(offered) with { ExpiresAt = budget.Now.AddHours(23) }] });
        yield return Serve(budget, Lookup.With(Earbuds));
        yield return Serve(budget with { Slots = WithBudget("60").Slots }, Lookup.With(Earbuds) with { Orders = [Order(lines: new OrderLine(Earbuds with { ListPrice = 300 }, 1, 300))], Customer = Customer with { Country = "FR" } });
        foreach (var category in (string[])["Clothing", "Home"])
        {
            var bought = Product("X", "Waffle Robe", 30, 20, 10, 30, category);
            yield return Serve(Verified((SlotNames.ProductCategory, category), (SlotNames.Budget, "60")) with { Given = [SlotNames.ProductCategory] }, Lookup.With() with { Orders = [Order(lines: new OrderLine(bought, 1, 30))] });
        }

        yield return Serve(WithBudget("5"), Lookup.With(Stand));
        yield return Serve(budget.Then(offered, "No"));
        yield return Serve(budget.Then(offered, "Yes").At(3, "12345"));
        yield return Serve(budget.Then(offered, "Yes").At(3, "12345"), Lookup.With(Stand with { Stock = 0 }));
        yield return Serve(budget.Then(offered, "Yes", minutes: 10_000).At(3, "12345"));
        var waiting = Verified() with { Text = "", Frame = new(IntentNames.UpsellProducts, null, [State(OfferState.Purchase, "t-5")]) };
        yield return Serve(waiting, Lookup with { Purchase = Purchase(WorkflowStatus.Done) });
        foreach (var failure in (string[])["declined", "sold-out", "no-answer"])
        {
            yield return Serve(waiting, Lookup with { Purchase = Purchase(WorkflowStatus.Undone, failure) });
        }
    }
}
