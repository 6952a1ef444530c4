using FsCheck;
using FsCheck.Fluent;
using Platform.Agents;
using Platform.Jobs;
using Platform.Offers;
using Platform.Purchases;
using Platform.Shop;
using Platform.Tests.Agents;
using Platform.Tests.Threads;
using Platform.Understanding;
using Platform.Workflows;
using static Platform.Tests.Offers.GivenShop;

namespace Platform.Tests.Offers;

public sealed class OfferDeciderTests
{
    [Fact]
    public void GivenStatusTold_WhenSuggested_ThenGoldCustomerIsGentlyAsked()
    {
        var answer = Serve(Suggested());

        Assert.Equal(["offer-teaser"], Keys(answer));
        Assert.Equal("offer-ask-SeeDeals", answer.Question!.Key);
        Assert.Equal((QuestionNames.SeeDeals, "Electronics"), (answer.Frame!.Asks, answer.Frame.Get(OfferState.Category)));
        Assert.Empty(answer.Jobs);
    }

    [Fact]
    public void GivenYesToDeals_WhenServed_ThenBudgetIsAskedForWhatWasBought()
    {
        var answer = Serve(Suggested().Then(Serve(Suggested()), "Yes"));

        Assert.Equal(SlotNames.Budget, answer.Frame!.Asks);
        Assert.Equal("offer-ask-Budget", answer.Question!.Key);
        Assert.Contains("Pebble Mini Earbuds", answer.Facts[0].Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void GivenFiftyDollars_WhenServed_ThenStandOfSixtyIsOfferedForFortyEightWithFreeShippingToOpenOrder()
    {
        var answer = Serve(WithBudget());
        var offer = OfferOf(answer);

        Assert.Equal([new OfferLine("EL-1001", Stand.Name, 60, 48)], offer.Lines);
        Assert.Equal((0m, "12345", 48m), (offer.ShippingFee, offer.OrderNumber, offer.Total()));
        Assert.Equal(["offer-goes-with", "offer-description", "offer-price-tier", "offer-shipping-order", "offer-holds"], Keys(answer));
        Assert.Equal(QuestionNames.AcceptOffer, answer.Frame!.Asks);
        Assert.Equal(Offer.HoldKind, Assert.Single(answer.Jobs).Kind);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero), offer.ExpiresAt);
    }

    [Fact]
    public void GivenSameRequest_WhenServedAgain_ThenAnswerIsTheSame() =>
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(Serve(WithBudget()), PlatformJson.Options),
            System.Text.Json.JsonSerializer.Serialize(Serve(WithBudget()), PlatformJson.Options));

    [Theory]
    [InlineData(SentimentLabel.Negative, 0.5)]
    [InlineData(SentimentLabel.VeryNegative, 0.5)]
    [InlineData(SentimentLabel.Neutral, -0.1)]
    public void GivenUnhappyCustomer_WhenSuggested_ThenNothingIsSaid(SentimentLabel mood, double smoothed) =>
        Assert.Same(AgentAnswer.Nothing, Serve(Suggested() with { Mood = mood, Smoothed = smoothed }));

    [Fact]
    public void GivenUnhappyCustomer_WhenAsking_ThenAnswerHasNoUrgencyNoBundleAndNoQuestionForBudget()
    {
        var request = Verified((SlotNames.ProductCategory, "Electronics")) with { Mood = SentimentLabel.Negative, Given = [SlotNames.ProductCategory] };

        var answer = Serve(request, Lookup.With(Stand with { Stock = 2 }, Cable));

        Assert.Equal(QuestionNames.AcceptOffer, answer.Frame!.Asks);
        Assert.Single(OfferOf(answer).Lines);
        Assert.DoesNotContain("offer-left", Keys(answer));
    }

    [Fact]
    public void GivenHappyCustomer_WhenComplementFitsBudget_ThenBundleIsOfferedBelowBothListPrices()
    {
        var offer = OfferOf(Serve(WithBudget("70") with { Mood = SentimentLabel.Positive }));

        Assert.Equal(["EL-1001", "EL-1012"], offer.Lines.Select(line => line.Sku));
        Assert.Equal(60, offer.Goods());
    }

    [Fact]
    public void GivenNobodyVerified_WhenAskingWithCategory_ThenListPriceIsToldAndNothingIsOffered()
    {
        var request = GivenRequest.Of(IntentNames.UpsellProducts, (SlotNames.ProductCategory, "Electronics"), (SlotNames.Budget, "70"));

        var answer = Serve(request, OfferLookup.Nothing.With(Stand, Cable));

        Assert.Equal(["offer-product", "offer-price-list", "offer-identify"], Keys(answer));
        Assert.Null(answer.Frame);
        Assert.Empty(answer.Jobs);
    }

    [Fact]
    public void GivenNobodyVerified_WhenCategoryIsMissing_ThenItIsAsked() =>
        Assert.Equal(SlotNames.ProductCategory, Serve(GivenRequest.Of(IntentNames.UpsellProducts), OfferLookup.Nothing).Frame!.Asks);

    [Fact]
    public void GivenSoldOutOrBoughtOrAccepted_WhenRecommending_ThenItIsNotOffered()
    {
        var taken = OfferOf(Serve(WithBudget()));

        Assert.Equal("EL-1013", OfferOf(Serve(WithBudget(), Lookup.With(Stand with { Stock = 0 }, Charger))).Lines[0].Sku);
        Assert.Equal("EL-1013", OfferOf(Serve(WithBudget(), Lookup.With(Stand, Charger) with { Orders = [Order(lines: new OrderLine(Stand, 1, 60))] })).Lines[0].Sku);
        Assert.Equal("EL-1013", OfferOf(Serve(WithBudget(), Lookup.With(Stand, Charger) with { Taken = [taken] })).Lines[0].Sku);
    }

    [Fact]
    public void GivenNothingWithinBudget_WhenServed_ThenATenthAboveItIsTheMost()
    {
        Assert.Equal("EL-1001", OfferOf(Serve(WithBudget("44"), Lookup.With(Stand))).Lines[0].Sku);
        Assert.Equal("offer-none", Keys(Serve(WithBudget("15"), Lookup.With(Stand))).Single());
    }

    [Fact]
    public void GivenNothingToAdd_WhenEarbudsAreUnderWay_ThenProtectionPlanIsOffered()
    {
        var answer = Serve(WithBudget(), Lookup.With(Earbuds));

        Assert.Equal(["offer-service-protection"], Keys(answer));
        Assert.Equal((19m, 0m), (OfferOf(answer).Goods(), OfferOf(answer).ShippingFee));
    }

    [Fact]
    public void GivenOrderNotPackedYet_WhenSuggested_ThenExpeditedShippingCostsFiveDollarsOnce()
    {
        var processing = Lookup with { Orders = [Order("Processing")] };
        var offer = OfferOf(Serve(Suggested(), processing));

        Assert.Equal((CrossSelling.Expedited, 5m, "12345"), (offer.Lines[0].Sku, offer.Total(), offer.OrderNumber));
        Assert.Equal(["offer-teaser"], Keys(Serve(Suggested(), processing with { Taken = [offer] })));
    }

    [Fact]
    public void GivenNoToOffer_WhenServed_ThenItEndsFriendlyAndInvitesLeadAgent()
    {
        var offered = Serve(WithBudget());

        var answer = Serve(WithBudget().Then(offered, "No"));

        Assert.Equal(["offer-declined"], Keys(answer));
        Assert.Equal((IntentNames.CaptureLeadInfo, null), (answer.Suggests, answer.Frame));
    }

    [Fact]
    public void GivenYes_WhenLevelIsTwo_ThenLevelThreeIsNeededAndYesIsKept()
    {
        var answer = Serve(WithBudget().Then(Serve(WithBudget()), "Yes"));

        Assert.Equal(3, answer.RequiredLevel);
        Assert.NotNull(answer.Frame!.Get(OfferState.AcceptedAt));
        Assert.Empty(answer.Jobs);
    }

    [Fact]
    public void GivenYes_WhenLevelIsThree_ThenPurchaseIsAJobOfTheTurn()
    {
        var offered = Serve(WithBudget());

        var answer = Serve(WithBudget().Then(offered, "Yes").At(3, "12345"));

        var order = JobData.Read<PurchaseOrder>(Assert.Single(answer.Jobs));
        Assert.Equal((PurchaseOrder.StartKind, OfferOf(offered).Id, "12345", 48m), (answer.Jobs[0].Kind, order.Offer.Id, order.PayingOrder, order.Offer.Total()));
        Assert.Equal((null, order.Offer.Id), (answer.Frame!.Asks, answer.Frame.Get(OfferState.Purchase)));
        Assert.Equal(["offer-accepted"], Keys(answer));
    }

    [Fact]
    public void GivenYesInTime_WhenProofComesAfterExpiry_ThenPriceStillHolds()
    {
        var yes = WithBudget().Then(Serve(WithBudget()), "Yes");

        var later = yes.Then(Serve(yes), null, minutes: 10_000).At(3, "12345");

        Assert.Equal(48, JobData.Read<PurchaseOrder>(Serve(later).Jobs.Single()).Offer.Total());
    }

    [Fact]
    public void GivenYesAfterExpiry_WhenServed_ThenItIsSaidAndTodaysPriceIsOffered()
    {
        var late = WithBudget().Then(Serve(WithBudget()), "Yes", minutes: 10_000).At(3, "12345");

        var answer = Serve(late);

        Assert.Equal("offer-expired", answer.Sayings[0].Key);
        Assert.True(OfferOf(answer).ExpiresAt > late.Now);
        Assert.All(answer.Jobs, job => Assert.Equal(Offer.HoldKind, job.Kind));
    }

    [Fact]
    public void GivenYes_WhenSoldOutMeanwhile_ThenItIsSaidAndNothingIsBought()
    {
        var answer = Serve(WithBudget().Then(Serve(WithBudget()), "Yes").At(3, "12345"), Lookup.With(Stand with { Stock = 0 }));

        Assert.Equal(["offer-sold-out"], Keys(answer));
        Assert.Empty(answer.Jobs);
    }

    [Fact]
    public void GivenLevelThreeForSomebodyElsesOrder_WhenAccepted_ThenHumanIsCalled() =>
        Assert.Equal("cannot-verify", Serve(WithBudget().Then(Serve(WithBudget()), "Yes").At(3, "99999")).HandOff);

    [Theory]
    [InlineData(WorkflowStatus.Done, null, "offer-purchase-done")]
    [InlineData(WorkflowStatus.Undone, "declined", "offer-purchase-declined")]
    [InlineData(WorkflowStatus.Undone, "sold-out", "offer-purchase-sold-out")]
    [InlineData(WorkflowStatus.Undone, "no-answer", "offer-purchase-failed")]
    public void GivenPurchaseEnded_WhenThreadTurns_ThenItsOutcomeIsToldOnce(WorkflowStatus status, string? failure, string key)
    {
        var waiting = Verified() with { Text = "", Frame = new(IntentNames.UpsellProducts, null, [State(OfferState.Purchase, "t-5")]) };

        var answer = Serve(waiting, Lookup with { Purchase = Purchase(status, failure) });

        Assert.Equal([key], Keys(answer));
        Assert.Null(answer.Frame);
    }

    [Fact]
    public void GivenPurchaseUnderWay_WhenThreadTurns_ThenNothingIsSaidAndFrameWaits()
    {
        var waiting = Verified() with { Text = "", Frame = new(IntentNames.UpsellProducts, null, [State(OfferState.Purchase, "t-5")]) };

        var answer = Serve(waiting, Lookup with { Purchase = Purchase(WorkflowStatus.Running) });

        Assert.Empty(answer.Sayings);
        Assert.Equal("t-5", answer.Frame!.Get(OfferState.Purchase));
    }

    [Theory]
    [InlineData(1, "offer-last")]
    [InlineData(3, "offer-left")]
    [InlineData(4, null)]
    public void GivenStock_WhenPresented_ThenScarcityIsSaidOnlyWhenTrue(int stock, string? key)
    {
        var keys = Keys(Serve(WithBudget("60"), Lookup.With(Stand with { Stock = stock }))).ToList();

        Assert.Equal(key is null ? [] : [key], keys.Where(said => said is "offer-last" or "offer-left"));
    }

    [Theory]
    [InlineData("2026-11-22T06:00:00Z", "offer-expires-hours")]
    [InlineData("2026-11-22T20:00:00Z", "offer-ends-midnight")]
    [InlineData("2026-11-20T12:00:00Z", null)]
    public void GivenHeldOffer_WhenExpiryIsNear_ThenItIsSaidByTheShopsClock(string now, string? key)
    {
        var held = OfferOf(Serve(WithBudget()));

        var keys = Keys(Serve(WithBudget() with { Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture) }, Lookup with { Held = [held] })).ToList();

        Assert.Equal(key is null ? [] : [key], keys.Where(said => said is "offer-expires-hours" or "offer-ends-midnight"));
    }

    [Fact]
    public void A_promised_price_holds_until_it_expires_whatever_the_price_of_the_day()
    {
        var promised = OfferOf(Serve(WithBudget()));
        var minutes = (int)(promised.ExpiresAt - WithBudget().Now).TotalMinutes;
        var days = (from minute in Gen.Choose(0, minutes - 1) from list in Gen.Choose(4800, 9000) from stock in Gen.Choose(1, 100) select (Minute: minute, List: list / 100m, Stock: stock)).ToArbitrary();
        Prop.ForAll(days, day =>
        {
            // In another thread, with the article dearer and scarcer than it was.
            var request = WithBudget() with { ThreadId = "another", Turn = 1, Now = Given.Start.AddMinutes(day.Minute) };
            var lookup = Lookup.With(Stand with { ListPrice = day.List, Stock = day.Stock }) with { Held = [promised] };
            var answer = Serve(request, lookup);
            var bought = Serve(request.Then(answer, "Yes", minutes: 0).At(3, "12345"), lookup);
            return OfferOf(answer) == promised with { Lines = OfferOf(answer).Lines }
                && OfferOf(answer).Total() == 48
                && JobData.Read<PurchaseOrder>(bought.Jobs.Single()).Offer.Total() == 48;
        }).QuickCheckThrowOnFailure();
    }

    private static AgentAnswer Serve(AgentRequest request, OfferLookup? lookup = null) => OfferDecider.Serve(request, lookup ?? Lookup, Options);
}
