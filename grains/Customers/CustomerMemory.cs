using System.Collections.Frozen;
using Platform.Jobs;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Customers;

/// <summary>What passes between a thread and the profile of its verified customer. Pure.</summary>
public static class CustomerMemory
{
    // What proves something (order number, e-mail, payment, postal code, date) is asked for in every thread anew: a proof that is
    // remembered proves nothing.
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        SlotNames.CustomerFirstName,
        SlotNames.CustomerLastName,
        SlotNames.PhoneNumber,
        SlotNames.ContactPreference,
        SlotNames.ProductCategory,
        SlotNames.Budget,
        SlotNames.TimeZone);

    /// <summary>Whether a slot is remembered across threads.</summary>
    public static bool IsKept(string slot) => Kept.Contains(slot);

    /// <summary>The address that this correspondent was verified to have; null for somebody who only claims it. Levels of others in the thread do not count.</summary>
    public static string? VerifiedEmail(TurnRequest request)
    {
        var correspondent = request.Messages[0].Correspondent.Email;
        var proved = request.Conversation.Customers.LastOrDefault(known => known.Correspondent == correspondent)?.Email;

        // A channel that vouches for the sender has proved the address.
        return proved ?? (request.Messages.All(message => message.Authenticated && message.Correspondent.Email == message.From.Email) ? correspondent : null);
    }

    /// <summary>The thread's memory with what the profile knows and this correspondent has not said here.</summary>
    public static Conversation Recall(Conversation conversation, string correspondent, CustomerProfile profile)
    {
        ImmutableArray<SlotValue> recalled =
        [
            .. profile.Slots
                .Where(slot => IsKept(slot.Name) && conversation.Slot(slot.Name, correspondent) is null)
                .Select(slot => new SlotValue(slot.Name, slot.Value, correspondent, slot.At)),
        ];
        return recalled.IsEmpty ? conversation : conversation with { Slots = conversation.Slots.AddRange(recalled) };
    }

    /// <summary>The job that tells the profile what the thread knows and it lacks; null when there is nothing new.</summary>
    public static Job? Learn(TurnRequest request, Conversation after, string email, CustomerProfile profile, DateTimeOffset now)
    {
        var correspondent = request.Messages[0].Correspondent.Email;
        ImmutableArray<CustomerSlot> news =
        [
            .. after.Slots
                .Where(slot => slot.Correspondent == correspondent && IsKept(slot.Name))
                .Where(slot => !profile.Slots.Any(known => known.Name == slot.Name && (known.Value == slot.Value || known.At > slot.At)))
                .Select(slot => new CustomerSlot(slot.Name, slot.Value, slot.At, request.ThreadId)),
        ];
        int? score = after.LeadScore != request.Conversation.LeadScore ? after.LeadScore : null;
        return news.IsEmpty && score is null && profile.Email == email && profile.Threads.Contains(request.ThreadId)
            ? null
            : JobData.Create($"{request.ThreadId}/{request.Turn}/remember", CustomerMemo.RememberKind, new CustomerMemo(email, request.ThreadId, news, score, now));
    }
}
