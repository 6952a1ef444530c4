using System.Globalization;
using Platform.Agents;
using Platform.Customers;
using Platform.Jobs;
using Platform.Purchases;
using Platform.Turns;
using Platform.Understanding;
using Platform.Workflows;

namespace Platform.Offers;

/// <summary>What is recommended to whom, at which price, and what follows from a yes or a no. Pure.</summary>
public static class OfferDecider
{
    /// <summary>The category to look in: what was said, or what the newest purchase was about; null when neither is known.</summary>
    public static string? CategoryOf(AgentRequest request, OfferLookup lookup) =>
        (request.WasGiven(SlotNames.ProductCategory) ? request.Slot(SlotNames.ProductCategory) : null)
        ?? request.State(OfferState.Category)
        ?? request.Slot(SlotNames.ProductCategory)
        ?? lookup.Category;

    /// <summary>Serves the request.</summary>
    public static AgentAnswer Serve(AgentRequest request, OfferLookup lookup, OfferOptions options)
    {
        var waits = request.State(OfferState.Purchase) is not null && lookup.Purchase is null or { Status: WorkflowStatus.Running or WorkflowStatus.Undoing };
        var wanted = request.Suggested || request.Text.Length > 0 || request.Answer is not null || OfferState.IsOpen(request);
        var answer = wanted ? Decide(request, lookup, options) : AgentAnswer.Nothing;
        if (lookup.Purchase is { Status: WorkflowStatus.Done or WorkflowStatus.Undone } ended)
        {
            answer = OutcomeSayings.Before(answer, ended);
            answer = answer with { Frame = answer.Frame is { } frame ? frame with { State = frame.State.RemoveAll(value => value.Name == OfferState.Purchase && value.Value == ended.Id) } : null };
        }

        return waits && request.State(OfferState.Purchase) is { } purchase && answer.Frame?.Get(OfferState.Purchase) is null
            ? answer with { Frame = (answer.Frame ?? new(request.Intent, null, [])).With(OfferState.Purchase, purchase) }
            : answer;
    }

    private static AgentAnswer Decide(AgentRequest request, OfferLookup lookup, OfferOptions options)
    {
        if (request.Suggested)
        {
            return Suggest(request, lookup, options);
        }

        var offer = OfferState.OfferOf(request);
        var changed = request.WasGiven(SlotNames.Budget) || request.WasGiven(SlotNames.ProductCategory);
        return (request.Frame?.Asks, request.Answer) switch
        {
            (QuestionNames.SeeDeals, "No") => Decline(null),
            (QuestionNames.AcceptOffer, "No") => Decline(IntentNames.CaptureLeadInfo),
            (QuestionNames.AcceptOffer, "Yes") when offer is not null => Accept(request, offer, lookup, options),
            _ when offer is not null && request.State(OfferState.AcceptedAt) is not null => Accept(request, offer, lookup, options),
            _ when offer is not null && !changed => Present(offer, OfferState.FrameOf(request), request, lookup, options),
            _ => Recommend(request, lookup, options),
        };
    }

    /// <summary>A gentle word after something else was served: nothing above what is known, and nothing to an unhappy customer.</summary>
    private static AgentAnswer Suggest(AgentRequest request, OfferLookup lookup, OfferOptions options)
    {
        if (lookup.Customer is null || OfferMaking.IsUnhappy(request))
        {
            return AgentAnswer.Nothing;
        }

        var order = lookup.Orders.FirstOrDefault(order => OfferMaking.LevelFor(request, order.Status.OrderNumber) >= 2 && order.Status.Status == "Processing");
        if (CrossSelling.Expedite(lookup, order, options) is { } expedited)
        {
            return Service(OfferMaking.Service(expedited, order!.Status.OrderNumber, request, lookup, options), "offer-expedited", OfferState.FrameOf(request), request, lookup, options);
        }

        if (lookup.Category is not { } category || CandidateRanking.Rank(lookup, category, null, options).FirstOrDefault() is not { } best)
        {
            return AgentAnswer.Nothing;
        }

        FactValue[] promises = best.Price.IsLower ? [new(FactNames.Promises, "Discount")] : [];
        return new()
        {
            Facts = [new("tier", "shop/customer", $"tier {lookup.Customer.Tier}", [new("tier", lookup.Customer.Tier), .. promises])],
            Sayings = [Saying.Of(best.Price.IsLower ? "offer-teaser" : "offer-teaser-plain", ["tier"], new FactValue("tier", lookup.Customer.Tier)) with { OwnParagraph = true }],
            Question = Saying.Of("offer-ask-SeeDeals", ["tier"]),
            Frame = IntentFrame.Asking(request.Intent, QuestionNames.SeeDeals, [new(OfferState.Category, category)]),
        };
    }

    private static AgentAnswer Recommend(AgentRequest request, OfferLookup lookup, OfferOptions options)
    {
        var frame = OfferState.FrameOf(request).WithoutOffer();
        if (CategoryOf(request, lookup) is not { } category)
        {
            return new() { Question = Saying.Of("offer-ask-ProductCategory"), Frame = frame with { Asks = SlotNames.ProductCategory } };
        }

        frame = frame.With(OfferState.Category, category);
        var budget = Budget(request);
        if (budget is null && request.State(OfferState.BudgetAsked) is null && !OfferMaking.IsUnhappy(request))
        {
            return AskBudget(frame.With(OfferState.BudgetAsked, "yes"), lookup.NewestOf(category)?.Name);
        }

        if (CandidateRanking.Rank(lookup, category, budget, options).FirstOrDefault() is { } best)
        {
            return lookup.Customer is null
                ? List(best)
                : Present(OfferMaking.Of(best, request, lookup, budget, options), frame, request, lookup, options, best.GoesWith);
        }

        var service = OfferMaking.IsUnhappy(request) ? null : CrossSelling.Services(lookup, category, options, request.Now).FirstOrDefault(service => !lookup.Has(service.Line.Sku) && !(service.Line.Price > budget));
        return service is null
            ? new() { Sayings = [Saying.Of("offer-none")] }
            : Service(OfferMaking.Service(service.Line, null, request, lookup, options), service.Key, frame, request, lookup, options, service.For);
    }

    private static AgentAnswer AskBudget(IntentFrame frame, string? bought)
    {
        var asking = frame with { Asks = SlotNames.Budget };
        return bought is null
            ? new() { Question = Saying.Of("offer-ask-Budget-plain"), Frame = asking }
            : new()
            {
                Facts = [new("bought", "shop/orders", $"bought {bought}", [new("product", bought)])],
                Question = Saying.Of("offer-ask-Budget", ["bought"], new FactValue("product", bought)) with { OwnParagraph = true },
                Frame = asking,
            };
    }

    /// <summary>For somebody of whom nothing is known: the list price, and how to hear a better one.</summary>
    private static AgentAnswer List(Candidate best)
    {
        ImmutableArray<FactValue> values = [new("product", best.Product.Name), new("listPrice", ValueFormat.Money(best.Price.List))];
        var fact = new Fact("product", $"shop/products/{best.Product.Sku}", $"{best.Product.Name}; list price {ValueFormat.Money(best.Price.List)}", values);
        return new()
        {
            Facts = [fact],
            Sayings = [Saying.Of("offer-product", ["product"], values), Saying.Of("offer-price-list", ["product"], values), Saying.Of("offer-identify")],
        };
    }

    private static AgentAnswer Present(
        Offer offer, IntentFrame frame, AgentRequest request, OfferLookup lookup, OfferOptions options, Platform.Shop.Product? goesWith = null)
    {
        var fact = OfferSayings.Fact(offer, request, lookup, options, goesWith);
        var service = !offer.Lines[0].HasStock();
        return new()
        {
            Facts = [fact],
            Sayings = service ? [OfferSayings.Of("offer-price-list", fact)] : OfferSayings.Present(offer, request, fact, lookup, options),
            Question = Saying.Of(service ? "offer-ask-AcceptOffer-service" : "offer-ask-AcceptOffer") with { OwnParagraph = true },
            Frame = frame.With(offer) with { Asks = QuestionNames.AcceptOffer },
            Jobs = Hold(offer, request),
        };
    }

    private static AgentAnswer Service(
        Offer offer, string key, IntentFrame frame, AgentRequest request, OfferLookup lookup, OfferOptions options, Platform.Shop.Product? bought = null)
    {
        var fact = OfferSayings.Fact(offer, request, lookup, options, bought);
        return new()
        {
            Facts = [fact],
            Sayings = [OfferSayings.Of(key, fact) with { OwnParagraph = true }],
            Question = Saying.Of("offer-ask-AcceptOffer-service"),
            Frame = frame.With(offer) with { Asks = QuestionNames.AcceptOffer },
            Jobs = Hold(offer, request),
        };
    }

    /// <summary>An offer is held once, by the turn that made it.</summary>
    private static ImmutableArray<Job> Hold(Offer offer, AgentRequest request) =>
        offer.Id == Offer.IdOf(request.ThreadId, request.Turn) ? [JobData.Create($"{request.ThreadId}/{request.Turn}/offer", Offer.HoldKind, offer)] : [];

    private static AgentAnswer Decline(string? suggests) => new() { Sayings = [Saying.Of("offer-declined")], Suggests = suggests };

    /// <summary>
    /// A yes in time is a purchase once level 3 is proved for an order of the customer's: then its payment method may be charged. A yes that
    /// came too late is answered with today's price.
    /// </summary>
    private static AgentAnswer Accept(AgentRequest request, Offer offer, OfferLookup lookup, OfferOptions options)
    {
        var fact = OfferSayings.Fact(offer, request, lookup, options);
        var acceptedAt = request.State(OfferState.AcceptedAt) is { } ticks
            ? new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero)
            : request.Now;
        if (acceptedAt >= offer.ExpiresAt)
        {
            return After(Recommend(request, lookup, options), fact, "offer-expired");
        }

        if (offer.Lines.Any(line => line.HasStock() && !lookup.Products.Any(product => product.Sku == line.Sku && product.Stock > 0)))
        {
            return new() { Facts = [fact], Sayings = [OfferSayings.Of("offer-sold-out", fact) with { OwnParagraph = true }] };
        }

        if (lookup.Customer is null || !request.Levels.Any(level => level.Level >= 3))
        {
            var frame = OfferState.FrameOf(request);
            var at = OfferState.Moment(OfferState.AcceptedAt, acceptedAt);
            return new() { RequiredLevel = 3, Frame = frame.With(at.Name, at.Value) };
        }

        var paying = lookup.Orders.FirstOrDefault(order => OfferMaking.LevelFor(request, order.Status.OrderNumber) >= 3);
        return paying is null || offer.CustomerId != CustomerIds.FromAddress(lookup.Customer.Email)
            ? new() { HandOff = "cannot-verify" }
            : Buy(new(offer, lookup.Customer.Email, lookup.Customer.Phone, lookup.Customer.CustomerId, paying.Status.OrderNumber, request.Language, Channel(request), acceptedAt), request, fact);
    }

    private static AgentAnswer Buy(PurchaseOrder order, AgentRequest request, Fact fact)
    {
        var promised = fact with { Values = fact.Values.Add(new(FactNames.Promises, "Action")) };
        return new()
        {
            Facts = [promised],
            Sayings = [OfferSayings.Of("offer-accepted", promised) with { OwnParagraph = true }],
            Frame = new(request.Intent, null, [new(OfferState.Purchase, order.Offer.Id)]),
            Jobs = [JobData.Create($"{request.ThreadId}/{request.Turn}/purchase", PurchaseOrder.StartKind, order)],
        };
    }

    private static AgentAnswer After(AgentAnswer answer, Fact fact, string key)
    {
        var earlier = fact with { Id = "earlier" };
        return answer with
        {
            Facts = answer.Facts.Insert(0, earlier),
            Sayings = answer.Sayings.Insert(0, Saying.Of(key, ["earlier"], fact.Values) with { OwnParagraph = true }),
        };
    }

    private static Notifications.NotificationChannel Channel(AgentRequest request) => request.Slot(SlotNames.ContactPreference) switch
    {
        "SMS" => Notifications.NotificationChannel.Sms,
        "InApp" => Notifications.NotificationChannel.InApp,
        _ => Notifications.NotificationChannel.Email,
    };

    private static decimal? Budget(AgentRequest request) =>
        decimal.TryParse(request.Slot(SlotNames.Budget), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var budget) ? budget : null;
}
