using System.Globalization;
using Platform.Agents;
using Platform.Jobs;
using Platform.Notifications;
using Platform.Shop;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Returns;

/// <summary>Opens a return: its number, what is said of it and the job that does it. Pure.</summary>
internal static class ReturnOpener
{
    private const string Return = "return";

    /// <summary>The answer with the job.</summary>
    /// <param name="plan">The item.</param>
    /// <param name="reason">Why.</param>
    /// <param name="exchange">What it is exchanged for; null for a refund.</param>
    public static AgentAnswer Open(ReturnPlan plan, string reason, Product? exchange)
    {
        var opening = Opening(plan, reason, exchange);
        var request = plan.Talk.Request;
        return new()
        {
            Facts = [Fact(plan, opening, exchange)],
            Sayings = [.. Sayings(plan, opening, exchange)],
            Jobs = [JobData.Create(string.Create(CultureInfo.InvariantCulture, $"{request.ThreadId}/{request.Turn}/return"), ReturnOpening.JobKind, opening)],

            // The new article is reserved and sent by a person until the platform reserves stock itself.
            HandOff = exchange is null ? null : "return-exchange",
        };
    }

    private static ReturnOpening Opening(ReturnPlan plan, string reason, Product? exchange)
    {
        var request = plan.Talk.Request;
        var options = plan.Options;
        var broken = reason is ReturnReasons.Defective or ReturnReasons.DamagedInShipping;
        return new(
            RmaNumbers.Create(request.ThreadId, request.Turn, plan.OrderNumber, plan.Line.Product.Sku),
            plan.OrderNumber,
            plan.Line.Product.Sku,
            plan.Line.Product.Name,
            reason,
            exchange is null ? ReturnResolutions.Refund : ReturnResolutions.Exchange,
            exchange?.Sku,
            !broken || plan.Line.UnitPrice >= options.KeepBelow,
            exchange is not null || ReturnReasons.IsFault(reason) || plan.Situation.Customer?.Tier == "Platinum" ? 0 : Fee(plan),
            plan.Window.Today.AddDays(options.LabelDays),
            request.CustomerEmail ?? request.Correspondent,
            Channel(request.Slot(SlotNames.ContactPreference)),
            ReplyTemplates.Speak(request.Language),
            request.ThreadId,
            request.Now);
    }

    private static decimal Fee(ReturnPlan plan) =>
        plan.Options.LabelFees.TryGetValue(plan.Situation.Country, out var fee) ? fee : plan.Options.LabelFees["*"];

    private static NotificationChannel Channel(string? preference) => preference switch
    {
        "SMS" => NotificationChannel.Sms,
        "InApp" => NotificationChannel.InApp,
        _ => NotificationChannel.Email,
    };

    private static Fact Fact(ReturnPlan plan, ReturnOpening opening, Product? exchange)
    {
        var values = ImmutableArray.CreateBuilder<FactValue>();
        values.Add(new("rma", opening.Rma));
        values.Add(new("order", opening.OrderNumber));
        values.Add(new("item", opening.Item));
        values.Add(new("reason", opening.Reason));
        values.Add(new("resolution", opening.Resolution));
        values.Add(new("labelUntil", ValueFormat.Date(opening.LabelUntil)));
        values.Add(new("fee", ValueFormat.Money(opening.LabelFee)));
        values.Add(new("refundDays", plan.Options.RefundBusinessDays.ToString(CultureInfo.InvariantCulture)));
        values.Add(new(FactNames.Promises, Promises(opening)));
        if (exchange is not null)
        {
            values.AddRange(ReturnSayings.ExchangeValues(exchange, plan.Line));
        }

        return new(
            Return, $"returns/{opening.Rma}",
            $"return {opening.Rma}; order {opening.OrderNumber}; item {opening.Item}; reason {opening.Reason}; resolution {opening.Resolution}",
            values.ToImmutable());
    }

    private static string Promises(ReturnOpening opening)
    {
        var promises = opening.Resolution == ReturnResolutions.Refund ? "Refund" : "Replacement";
        return opening is { NeedsParcel: true, LabelFee: 0 } ? $"{promises} FreeOfCharge Action" : $"{promises} Action";
    }

    private static IEnumerable<Saying> Sayings(ReturnPlan plan, ReturnOpening opening, Product? exchange)
    {
        var item = new FactValue("item", opening.Item);
        yield return Saying.Of("return-opened", [Return], item, new("orderNumber", opening.OrderNumber), new("rma", opening.Rma));
        if (opening.NeedsParcel)
        {
            yield return Saying.Of("return-label", [Return], new FactValue("labelUntil", ValueFormat.Date(opening.LabelUntil)));
            yield return opening.LabelFee == 0
                ? Saying.Of("return-label-free", [Return])
                : Saying.Of("return-label-fee", [Return], new FactValue("fee", ValueFormat.Money(opening.LabelFee)));
        }
        else
        {
            yield return Saying.Of("return-keep", [Return], item);
        }

        if (opening.Reason == ReturnReasons.DamagedInShipping)
        {
            yield return Saying.Of("return-photos", [Return]);
        }

        if (exchange is null)
        {
            yield return opening.NeedsParcel
                ? Saying.Of("return-refund", [Return], new FactValue("refundDays", plan.Options.RefundBusinessDays.ToString(CultureInfo.InvariantCulture)))
                : Saying.Of("return-refund-keep", [Return]);
        }
        else
        {
            yield return exchange.Sku == opening.Sku
                ? Saying.Of("return-exchange-same", [Return], item)
                : Saying.Of("return-exchange-better", [Return], ReturnSayings.ExchangeValues(exchange, plan.Line));
        }
    }
}
