using Platform.Agents;
using Platform.Returns;
using Platform.Tests.Agents;
using Platform.Understanding;
using static Platform.Tests.Returns.GivenReturn;

namespace Platform.Tests.Returns;

public sealed class ReturnDeciderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void GivenLowerLevel_WhenServed_ThenLevelThreeIsAskedForAndNothingSaid(int level)
    {
        var answer = (GivenRequest.Of(IntentNames.ProcessReturn, (SlotNames.OrderNumber, Number)).At(level, Number) with { Text = "the headphones" }).Serve(null);

        Assert.Equal(3, answer.RequiredLevel);
        Assert.Empty(answer.Sayings);
        Assert.Equal("the headphones", answer.Frame!.Get("words"));
    }

    [Theory]
    [InlineData("Cancelled", true, "return-cancelled")]
    [InlineData("Returned", true, "return-returned")]
    [InlineData("Shipped", false, "return-not-delivered")]
    [InlineData("Processing", false, "return-not-delivered")]
    public void GivenOrderThatCannotComeBack_WhenServed_ThenTheReasonIsTold(string status, bool delivered, string key)
    {
        var answer = Because(ReturnReasons.ChangedMind).Serve(Order(Shoes).With(old => old with { Status = status, DeliveredAt = delivered ? Delivered : null }));

        Assert.Equal(key, answer.Sayings[0].Key);
        Assert.Null(answer.Frame);
        Assert.Empty(answer.Jobs);
    }

    [Fact]
    public void GivenSeveralLines_WhenTheTextNamesOne_ThenItIsThatOne()
    {
        var answer = (Because(ReturnReasons.ChangedMind, ReturnResolutions.Refund) with { Text = "please take the headphones back" }).Serve(Order(Headphones, Case));

        Assert.Equal(Headphones.Sku, Opening(answer).Sku);
    }

    [Theory]
    [InlineData("I want to return it")]
    [InlineData("the Aurelia thing")]
    public void GivenSeveralLines_WhenNoneOrBothAreNamed_ThenTheLinesAreListed(string text)
    {
        var answer = (Because(ReturnReasons.ChangedMind) with { Text = text }).Serve(Order(Headphones, Case));

        Assert.Equal(ReturnQuestions.Item, answer.Frame!.Asks);
        Assert.Contains(answer.Question!.Values, value => value.Value == $"1) {Headphones.Name}; 2) {Case.Name}");
    }

    [Theory]
    [InlineData("2")]
    [InlineData("the travel case, please")]
    [InlineData("#2")]
    public void GivenListedLines_WhenAnswered_ThenByNumberOrName(string text)
    {
        var request = Because(ReturnReasons.ChangedMind, ReturnResolutions.Refund);
        var asked = request.Serve(Order(Headphones, Case));

        Assert.Equal(Case.Sku, Opening(request.Answering(asked, null, text).Serve(Order(Headphones, Case))).Sku);
    }

    [Fact]
    public void GivenMisspeltItem_WhenItWouldBeOpened_ThenItIsConfirmedFirst()
    {
        var situation = Order(Headphones, Shoes);
        var request = Because(ReturnReasons.ChangedMind, ReturnResolutions.Refund) with { Text = "my hedphones" };

        var asked = request.Serve(situation);

        Assert.Equal(QuestionNames.ConfirmReturn, asked.Frame!.Asks);
        Assert.Empty(asked.Jobs);
        Assert.Equal(Headphones.Sku, Opening(request.Answering(asked, IntentNames.Yes).Serve(situation)).Sku);
        Assert.Equal(ReturnQuestions.Item, request.Answering(asked, IntentNames.No).Serve(situation).Frame!.Asks);
    }

    [Fact]
    public void GivenNoReason_WhenServed_ThenItIsAskedFor()
    {
        Assert.Equal(SlotNames.ReturnReason, Request().Serve(Order(Shoes)).Frame!.Asks);
        Assert.Equal(SlotNames.ReturnReason, Because("Whatever").Serve(Order(Shoes)).Frame!.Asks);
    }

    [Fact]
    public void GivenItemReasonAndRefund_WhenServed_ThenItIsOpenedAtOnce()
    {
        var answer = Because(ReturnReasons.ChangedMind, ReturnResolutions.Refund).Serve(Order(Shoes));

        var opening = Opening(answer);
        Assert.Null(answer.Question);
        Assert.Null(answer.HandOff);
        Assert.Equal((Shoes.Sku, ReturnResolutions.Refund, 6.95m, true), (opening.Sku, opening.Resolution, opening.LabelFee, opening.NeedsParcel));
        Assert.Equal(new DateOnly(2026, 10, 29), opening.LabelUntil);
        Assert.Contains(answer.Sayings, saying => saying.Key == "return-label-fee");
        Assert.Contains(SlotNames.ReturnReason, answer.Forgets);
        Assert.Matches("^RMA-[0-9A-HJKMNP-TV-Z]{8}$", opening.Rma);
    }

    [Fact]
    public void GivenTheSameRequest_WhenServedAgain_ThenTheAnswerIsTheSame()
    {
        var request = Because(ReturnReasons.ChangedMind, ReturnResolutions.Refund);

        Assert.Equal(request.Serve(Order(Shoes)).Jobs[0], request.Serve(Order(Shoes)).Jobs[0]);
        Assert.NotEqual(Opening(request.Serve(Order(Shoes))).Rma, Opening((request with { Turn = 2 }).Serve(Order(Shoes))).Rma);
    }

    [Fact]
    public void GivenNoWish_WhenThereIsABetterModel_ThenAnExchangeIsOfferedFirst()
    {
        var request = Because(ReturnReasons.ChangedMind);

        var offered = request.Serve(Order(Shoes));

        Assert.Equal(QuestionNames.ExchangeOrRefund, offered.Frame!.Asks);
        Assert.Contains(offered.Question!.Values, value => value is { Name: "better", Value: "Stride Cadence GTS Running Shoes" });
        Assert.Contains(offered.Question.Values, value => value is { Name: "difference", Value: "USD 10.00" });
        Assert.Equal(ReturnResolutions.Refund, Opening(request.Answering(offered, IntentNames.No).Serve(Order(Shoes))).Resolution);

        var accepted = request.Answering(offered, IntentNames.Yes).Serve(Order(Shoes));
        Assert.Equal((ReturnResolutions.Exchange, BetterShoes.Sku, 0m), (Opening(accepted).Resolution, Opening(accepted).ExchangeSku, Opening(accepted).LabelFee));
        Assert.Equal("return-exchange", accepted.HandOff);
    }

    [Fact]
    public void GivenOfferThatIsSoldOut_WhenAccepted_ThenTheOneThatStandsIsOffered()
    {
        var request = Because(ReturnReasons.ChangedMind);
        var offered = request.Serve(Order(Shoes));
        var sold = Order(Shoes) with { Catalogue = [Shoes, BetterShoes with { Stock = 0 }, Mat] };

        var again = request.Answering(offered, IntentNames.Yes).Serve(sold);

        Assert.Contains(again.Question!.Values, value => value is { Name: "better", Value: "Cork Yoga Mat" });
        Assert.Empty(again.Jobs);
    }

    [Fact]
    public void GivenDefectAndWishForRefund_WhenServed_ThenNothingIsOffered() =>
        Assert.Equal(ReturnResolutions.Refund, Opening(Because(ReturnReasons.Defective, ReturnResolutions.Refund).Serve(Order(Headphones))).Resolution);

    [Theory]
    [InlineData(SentimentLabel.Negative, 0)]
    [InlineData(SentimentLabel.VeryNegative, 0)]
    [InlineData(SentimentLabel.Neutral, -0.1)]
    public void GivenBadMood_WhenNoExchangeWasAskedFor_ThenTheRefundIsOpened(SentimentLabel mood, double smoothed)
    {
        var answer = (Because(ReturnReasons.Defective) with { Mood = mood, Smoothed = smoothed }).Serve(Order(Headphones));

        Assert.Equal(ReturnResolutions.Refund, Opening(answer).Resolution);
        Assert.Equal(
            QuestionNames.ExchangeOrRefund,
            (Because(ReturnReasons.ChangedMind, ReturnResolutions.Exchange) with { Mood = mood }).Serve(Order(Headphones)).Frame!.Asks);
    }

    [Theory]
    [InlineData(ReturnReasons.Defective)]
    [InlineData(ReturnReasons.WrongSize)]
    public void GivenWishForExchange_WhenTheArticleIsBrokenOrTooSmall_ThenTheSameOneIsMeant(string reason)
    {
        var answer = Because(reason, ReturnResolutions.Exchange).Serve(Order(Shoes));

        Assert.Equal(Shoes.Sku, Opening(answer).ExchangeSku);
        Assert.Contains(answer.Sayings, saying => saying.Key == "return-exchange-same");
    }

    [Theory]
    [InlineData("FR", 14.95)]
    [InlineData("CA", 9.95)]
    public void GivenOtherCountry_WhenOpened_ThenItsFeeApplies(string country, decimal fee) =>
        Assert.Equal(fee, Opening(Because(ReturnReasons.ChangedMind, ReturnResolutions.Refund).Serve(Order(Shoes).In(country))).LabelFee);

    [Fact]
    public void GivenCountryWithoutExchange_WhenExchangeIsAskedFor_ThenARefundIsOffered()
    {
        var situation = Order(Shoes).In("FR", "Europe/Paris");
        var request = Because(ReturnReasons.ChangedMind, ReturnResolutions.Exchange);

        var asked = request.Serve(situation);

        Assert.Equal((QuestionNames.ConfirmReturn, "return-exchange-abroad"), (asked.Frame!.Asks, asked.Question!.Key));
        Assert.Equal(ReturnResolutions.Refund, Opening(request.Answering(asked, IntentNames.Yes).Serve(situation)).Resolution);
        Assert.Empty(request.Answering(asked, IntentNames.No).Serve(situation).Jobs);
        Assert.Equal(ReturnResolutions.Refund, Opening(Because(ReturnReasons.ChangedMind).Serve(situation)).Resolution);
    }

    [Fact]
    public void GivenPlatinum_WhenOpened_ThenTheLabelIsFree() =>
        Assert.Equal(0, Opening(Because(ReturnReasons.ChangedMind, ReturnResolutions.Refund).Serve(Order(Shoes) with { Customer = Customer("Platinum") })).LabelFee);

    [Fact]
    public void GivenCheapBrokenArticle_WhenOpened_ThenItNeedNotComeBack()
    {
        var answer = Because(ReturnReasons.DamagedInShipping, ReturnResolutions.Refund).Serve(Order(Serum));

        Assert.False(Opening(answer).NeedsParcel);
        Assert.Equal(["return-opened", "return-keep", "return-photos", "return-refund-keep"], answer.Sayings.Select(saying => saying.Key));
    }

    [Theory]
    [InlineData(ReturnStatus.Confirmed, "return-known-open")]
    [InlineData(ReturnStatus.Received, "return-known-received")]
    [InlineData(ReturnStatus.Refunded, "return-known-refunded")]
    [InlineData(ReturnStatus.Exchanged, "return-known-exchanged")]
    public void GivenItemWithReturn_WhenAskedAgain_ThenNumberAndStateAreTold(ReturnStatus status, string key)
    {
        var known = ReturnCaseDecider.Open(Opening(), "RMA-7F3K2A9B") with { Status = status };
        var situation = Order(Headphones) with { Cases = new Dictionary<string, ReturnCase> { [Headphones.Sku] = known } };

        var answer = Because(ReturnReasons.Defective, ReturnResolutions.Refund).Serve(situation);

        Assert.Equal(key, Assert.Single(answer.Sayings).Key);
        Assert.Contains(answer.Sayings[0].Values, value => value.Value == "RMA-7F3K2A9B");
        Assert.Empty(answer.Jobs);
    }

    [Fact]
    public void GivenSealQuestion_WhenAnswered_ThenTheWindowFollows()
    {
        var late = Delivered.AddDays(20);
        var request = Because(ReturnReasons.ChangedMind, ReturnResolutions.Refund).On(late);

        var asked = request.Serve(Order(Headphones));

        Assert.Equal(ReturnQuestions.Unopened, asked.Frame!.Asks);
        Assert.Single(request.Answering(asked, IntentNames.Yes).Serve(Order(Headphones)).Jobs);
        var refused = request.Answering(asked, IntentNames.No).Serve(Order(Headphones));
        Assert.Equal(["return-too-late", "return-hardship"], refused.Sayings.Select(saying => saying.Key));
        Assert.Contains(refused.Sayings[0].Values, value => value is { Name: "until", Value: "2026-10-15" });
    }

    [Theory]
    [InlineData(ReturnReasons.Defective, 15, "warranty-claim")]
    [InlineData(ReturnReasons.Defective, 366, null)]
    [InlineData(ReturnReasons.DamagedInShipping, 8, "return-late-damage")]
    [InlineData(ReturnReasons.DamagedInShipping, 31, null)]
    public void GivenFault_WhenItsTimeIsOver_ThenAHumanIsCalledAsLongAsThereIsAClaim(string reason, int days, string? handOff)
    {
        var answer = Because(reason).On(Delivered.AddDays(days)).Serve(Order(Headphones));

        Assert.Equal(handOff, answer.HandOff);
        Assert.Empty(answer.Jobs);
        Assert.Equal(handOff is null, answer.Sayings.Any(saying => saying.Key == "return-hardship"));
    }

    [Fact]
    public void GivenBeauty_WhenTheMindChanged_ThenTheSealDecides()
    {
        var request = Because(ReturnReasons.ChangedMind, ReturnResolutions.Refund);
        var asked = request.Serve(Order(Serum));

        Assert.Equal(ReturnQuestions.Unopened, asked.Frame!.Asks);
        Assert.Equal("return-opened-never", request.Answering(asked, IntentNames.No).Serve(Order(Serum)).Sayings[0].Key);
        Assert.Single(request.Answering(asked, IntentNames.Yes).Serve(Order(Serum)).Jobs);
    }
}
