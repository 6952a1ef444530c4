using Platform.Turns;
using Platform.Agents;
using Platform.Orders;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Verifications;

/// <summary>The answers of a verification. None tells which half of a pair was wrong, nor whether an order exists.</summary>
internal static class VerificationAnswers
{
    /// <summary>Asks for a proof.</summary>
    public static AgentAnswer Asking(AgentAnswer answer, AgentRequest request, string slot)
    {
        if (slot == SlotNames.OrderNumber && ProposedOrder.Find(request) is { } proposed)
        {
            return Proposing(answer, request, proposed.Number, $"attachment/{proposed.File.ContentHash[..Math.Min(12, proposed.File.ContentHash.Length)]}");
        }

        var number = request.Slot(SlotNames.OrderNumber);
        var namesOrder = slot is SlotNames.CustomerEmail or SlotNames.PaymentLast4;
        var key = slot == SlotNames.CustomerEmail && number is null ? "verification-ask-CustomerEmail-plain" : $"verification-ask-{slot}";
        return answer with
        {
            Facts = namesOrder && number is not null ? [new("order", "said", $"order {number}", [])] : [],
            Question = namesOrder && number is not null ? Saying.Of(key, ["order"], new FactValue("orderNumber", number)) : Saying.Of(key),
            Frame = FrameOf(request) with { Asks = slot },
        };
    }

    /// <summary>Asks whether it is the order that a file names.</summary>
    private static AgentAnswer Proposing(AgentAnswer answer, AgentRequest request, string number, string source) => answer with
    {
        Facts = [new("order", source, $"order {number}", [])],
        Question = Saying.Of("verification-confirm-OrderNumber", ["order"], new FactValue("orderNumber", number)),
        Frame = FrameOf(request).With(ProposedOrder.State, number) with { Asks = SlotNames.OrderNumber },
    };

    /// <summary>Nothing fits: what was claimed has to be given again.</summary>
    public static AgentAnswer Mismatch(AgentAnswer answer, AgentRequest request, VerificationStep.Compare compare)
    {
        var forgets = Claimed(compare);
        var first = compare.Level == 2 && forgets.Contains(SlotNames.OrderNumber) ? SlotNames.OrderNumber : forgets[0];
        return answer with
        {
            Forgets = forgets,
            Learns = [.. answer.Learns.Where(value => !forgets.Contains(value.Name))],
            Question = Saying.Of(compare.Level == 2 ? "verification-no-match" : "verification-no-match-extra"),
            Frame = FrameOf(request) with { Asks = first },
        };
    }

    /// <summary>A level was proved.</summary>
    public static AgentAnswer Proved(AgentAnswer answer, AgentRequest request, OrderMatch match, int level)
    {
        var number = request.Slot(SlotNames.OrderNumber) ?? match.OrderNumber;
        return answer with
        {
            Proved = answer.Proved.Add(new(request.Correspondent, level, number, request.Now)),
            CustomerEmail = match.Email,
            Learns = request.Slot(SlotNames.OrderNumber) is null ? answer.Learns.Add(new(SlotNames.OrderNumber, number)) : answer.Learns,
        };
    }

    /// <summary>The request as it stands after an answer.</summary>
    public static AgentRequest Raise(AgentRequest request, AgentAnswer answer) => request with
    {
        Answer = null,
        CustomerEmail = answer.CustomerEmail ?? request.CustomerEmail,
        Levels = request.Levels.AddRange(answer.Proved),
        Slots = request.Slots.AddRange(answer.Learns.Select(value => new SlotValue(value.Name, value.Value, request.Correspondent, request.Now))),
        Frame = FrameOf(request),
    };

    /// <summary>The slots that a comparison took.</summary>
    public static ImmutableArray<string> Claimed(VerificationStep.Compare compare)
    {
        var claimed = ImmutableArray.CreateBuilder<string>();
        Add(compare.Proof.PaymentLast4, SlotNames.PaymentLast4);
        Add(compare.Proof.PostalCode, SlotNames.PostalCode);
        Add(compare.Proof.PlacedOn, SlotNames.Date);
        if (compare.Level == 2)
        {
            Add(compare.Proof.OrderNumber, SlotNames.OrderNumber);
            Add(compare.Proof.Email, SlotNames.CustomerEmail);
        }

        return claimed.ToImmutable();

        void Add(object? value, string slot)
        {
            if (value is not null)
            {
                claimed.Add(slot);
            }
        }
    }

    private static IntentFrame FrameOf(AgentRequest request)
    {
        var frame = request.Frame ?? new(request.Intent, null, []);
        frame = frame with { State = frame.State.RemoveAll(value => value.Name == ProposedOrder.State && request.Answer is not null) };
        var refused = VerificationDecider.RefusedAfter(request);
        return refused.Length > 0 ? frame.With(VerificationDecider.Refused, refused) : frame;
    }
}
