using Platform.Agents;
using Platform.Shop;
using Platform.Understanding;

namespace Platform.Returns;

/// <summary>What the return agent says and does (docs/adr/0014-returns.md): item, reason, window, exchange or refund, in this order, asking for what is missing. Pure.</summary>
public static class ReturnDecider
{
    /// <summary>The level that a return needs.</summary>
    public const int Level = 3;

    /// <summary>The order that the request may see; null when the level is missing.</summary>
    public static string? OpenOrder(AgentRequest request) =>
        request.Slot(SlotNames.OrderNumber) is { } number && request.LevelFor(number) >= Level ? number : null;

    /// <summary>Serves a return.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="situation">The order; null when the level is missing or the shop has no such order.</param>
    /// <param name="options">The shop's rules.</param>
    public static AgentAnswer Serve(AgentRequest request, ReturnSituation? situation, ReturnOptions options)
    {
        var talk = ReturnTalk.Read(request);
        if (OpenOrder(request) is null)
        {
            return new() { RequiredLevel = Level, Frame = talk.Frame };
        }

        if (situation is null)
        {
            return new() { HandOff = "return-order-unknown" };
        }

        if (ReturnSayings.RefuseOrder(situation.Order) is { } refusal)
        {
            return Close(refusal);
        }

        if (talk.FindLine(situation.Order.Lines) is not var (line, found))
        {
            return ReturnSayings.AskItem(talk, situation.Order);
        }

        return situation.Cases.TryGetValue(line.Product.Sku, out var known)
            ? Close(ReturnSayings.Known(known))
            : Judge(new(found, situation, line, options, ReturnWindow.Of(situation.Order, situation.Customer, request.Now)));
    }

    private static AgentAnswer Judge(ReturnPlan plan)
    {
        if (plan.Talk.Reason is not { } reason)
        {
            return ReturnSayings.AskReason(plan);
        }

        return plan.Window.Judge(plan.Line.Product.Category, reason, plan.Talk.Unopened, plan.Options) switch
        {
            ReturnVerdict.Allowed => Resolve(plan, reason),
            ReturnVerdict.AskUnopened => ReturnSayings.AskUnopened(plan),
            ReturnVerdict.TooLate late => Close(ReturnSayings.TooLate(plan, late.Until)),
            ReturnVerdict.OpenedNever => Close(ReturnSayings.OpenedNever(plan)),
            ReturnVerdict.LateDamage late => Close(ReturnSayings.LateDamage(plan, late.Until)),
            ReturnVerdict.Warranty warranty => Close(ReturnSayings.Warranty(plan, warranty)),
            var other => throw new InvalidOperationException($"unknown verdict {other.GetType().Name}"),
        };
    }

    /// <summary>Exchange or refund. Who has said what he wants is not asked again.</summary>
    private static AgentAnswer Resolve(ReturnPlan plan, string reason)
    {
        var talk = plan.Talk;
        var wish = talk.Said(IntentNames.No, QuestionNames.ExchangeOrRefund) ? ReturnResolutions.Refund : talk.Request.Slot(SlotNames.Resolution);
        var better = BetterModels.Find(plan.Line.Product, plan.Situation.Catalogue);
        var exchanges = plan.Options.ExchangeCountries.Split(' ').Contains(plan.Situation.Country, StringComparer.OrdinalIgnoreCase);

        // What was offered may be sold since: then the offer that stands now is made.
        if (talk.Said(IntentNames.Yes, QuestionNames.ExchangeOrRefund) || (wish == ReturnResolutions.Exchange && talk.Offer is not null && talk.Request.WasGiven(SlotNames.Resolution)))
        {
            return better is not null && better.Sku == talk.Offer ? Open(plan, reason, better) : Offer(plan, reason, better);
        }

        return wish switch
        {
            ReturnResolutions.Refund => Open(plan, reason, null),
            ReturnResolutions.Exchange when !exchanges =>
                talk.Said(IntentNames.Yes, QuestionNames.ConfirmReturn) ? Open(plan, reason, null)
                : talk.Said(IntentNames.No, QuestionNames.ConfirmReturn) && !talk.IsGuess ? Close(ReturnSayings.NotOpened())
                : ReturnSayings.AskRefundInstead(plan),

            // Broken or too small: the same article is meant, unless the customer says otherwise.
            ReturnResolutions.Exchange when reason is ReturnReasons.Defective or ReturnReasons.DamagedInShipping or ReturnReasons.WrongSize =>
                Open(plan, reason, plan.Line.Product),
            ReturnResolutions.Exchange => Offer(plan, reason, better),
            _ => exchanges && !talk.IsUpset ? Offer(plan, reason, better) : Open(plan, reason, null),
        };
    }

    /// <summary>Offers the better model. There may be none: who asked for an exchange gets the same article, anybody else the refund.</summary>
    private static AgentAnswer Offer(ReturnPlan plan, string reason, Product? better) =>
        better is not null ? ReturnSayings.OfferExchange(plan, better)
        : Open(plan, reason, plan.Talk.Request.Slot(SlotNames.Resolution) == ReturnResolutions.Exchange ? plan.Line.Product : null);

    /// <summary>Opens the return. One question more is asked only when the item was guessed and no other question has named it.</summary>
    private static AgentAnswer Open(ReturnPlan plan, string reason, Product? exchange) =>
        plan.Talk.IsGuess && !plan.Talk.HasNamedItem
            ? ReturnSayings.Confirm(plan)
            : Close(ReturnOpener.Open(plan, reason, exchange));

    /// <summary>The intent is over: reason and wish were this item's, the next one is asked anew.</summary>
    private static AgentAnswer Close(AgentAnswer answer) =>
        answer with { Frame = null, Forgets = [SlotNames.ReturnReason, SlotNames.Resolution] };
}
