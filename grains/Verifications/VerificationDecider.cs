using System.Globalization;
using Platform.Agents;
using Platform.Orders;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Verifications;

/// <summary>
/// Which proofs a level needs: 2 is order number and e-mail, 3 also the last digits of the payment method; postcode of the delivery and
/// day of the purchase stand in for one missing proof. Pure.
/// </summary>
public static class VerificationDecider
{
    /// <summary>The frame value that lists the proofs the customer does not have, separated by spaces.</summary>
    public const string Refused = "refused";

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);
    private static readonly string[] Secondary = [SlotNames.PostalCode, SlotNames.Date];

    /// <summary>What is next.</summary>
    /// <param name="request">The request of the agent that needs the level.</param>
    /// <param name="level">The level that is needed, 2 or 3.</param>
    public static VerificationStep Decide(AgentRequest request, int level)
    {
        var number = request.Slot(SlotNames.OrderNumber);
        if (number is null && !Refuses(request, SlotNames.OrderNumber))
        {
            return new VerificationStep.Ask(SlotNames.OrderNumber);
        }

        var proved = number is null ? 0 : request.LevelFor(number);
        return proved >= level ? new VerificationStep.Proved()
            : proved < 2 ? Second(request, number)
            : Third(request, number!);
    }

    /// <summary>The proofs that the customer does not have, with the one that was just refused.</summary>
    public static string RefusedAfter(AgentRequest request) =>
        request is { Answer: "No", Frame.Asks: { } asked } && !RefusedBefore(request, asked) && !ProposedOrder.IsAnswered(request)
            ? $"{request.State(Refused)} {asked}".Trim()
            : request.State(Refused) ?? "";

    /// <summary>The tries that still count.</summary>
    public static VerificationState Forget(VerificationState state, DateTimeOffset now) =>
        state with { Tries = state.Tries.RemoveAll(tried => now - tried.Try.At >= Window) };

    /// <summary>Whether the wrong tries are used up.</summary>
    public static bool IsLocked(VerificationState state, VerificationOptions options) =>
        state.Tries.Count(tried => !tried.Try.Succeeded) >= options.Tries;

    /// <summary>The state with a try more; the same when this try was counted.</summary>
    public static VerificationState Count(VerificationState state, string id, VerificationTry tried) =>
        state.Tries.Any(known => known.Id == id) ? state : state with { Tries = state.Tries.Add(new(id, tried)) };

    private static VerificationStep Second(AgentRequest request, string? number)
    {
        // An authenticated channel has proved the address already: it need not be said.
        var email = request.Slot(SlotNames.CustomerEmail) ?? request.CustomerEmail;
        if (email is null && !Refuses(request, SlotNames.CustomerEmail))
        {
            return new VerificationStep.Ask(SlotNames.CustomerEmail);
        }

        if (number is null && email is null)
        {
            return new VerificationStep.HandOff("cannot-verify");
        }

        return number is not null && email is not null
            ? new VerificationStep.Compare(new(number, email), 2)
            : StandIn(request, new(number, email), 2, email is null ? Secondary : [SlotNames.Date, SlotNames.PostalCode]);
    }

    private static VerificationStep Third(AgentRequest request, string number)
    {
        if (request.Slot(SlotNames.PaymentLast4) is { } digits)
        {
            return new VerificationStep.Compare(new(number, null, digits), 3);
        }

        return Refuses(request, SlotNames.PaymentLast4)
            ? StandIn(request, new(number, null), 3, [.. Secondary.Where(slot => !UsedForSecond(request, slot))])
            : new VerificationStep.Ask(SlotNames.PaymentLast4);
    }

    /// <summary>A proof that stood in for the e-mail or the number cannot stand in twice.</summary>
    private static bool UsedForSecond(AgentRequest request, string slot) =>
        (Refuses(request, SlotNames.CustomerEmail) || Refuses(request, SlotNames.OrderNumber)) && request.Slot(slot) is not null && !request.WasGiven(slot);

    private static VerificationStep StandIn(AgentRequest request, OrderProof proof, int level, string[] slots)
    {
        foreach (var slot in slots)
        {
            if (request.Slot(slot) is { } value)
            {
                return new VerificationStep.Compare(
                    slot == SlotNames.PostalCode
                        ? proof with { PostalCode = value }
                        : proof with { PlacedOn = DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture) },
                    level);
            }
        }

        return slots.FirstOrDefault(slot => !Refuses(request, slot)) is { } missing
            ? new VerificationStep.Ask(missing)
            : new VerificationStep.HandOff("cannot-verify");
    }

    private static bool Refuses(AgentRequest request, string slot) =>
        (request is { Answer: "No", Frame.Asks: { } asked } && asked == slot && !ProposedOrder.IsAnswered(request)) || RefusedBefore(request, slot);

    private static bool RefusedBefore(AgentRequest request, string slot) =>
        request.State(Refused)?.Split(' ').Contains(slot, StringComparer.Ordinal) ?? false;
}
