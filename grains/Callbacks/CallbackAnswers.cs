using System.Globalization;
using Platform.Agents;
using Platform.Customers;
using Platform.Jobs;
using Platform.Notifications;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Callbacks;

/// <summary>The answers of the callback agent. "Reserved" is said of a time that is held, "booked" of a call that stands in the book.</summary>
internal static class CallbackAnswers
{
    private static readonly string[] Places = ["first", "second", "third"];

    /// <summary>Asks for a slot.</summary>
    public static AgentAnswer Ask(IntentFrame frame, string slot, string key) => new()
    {
        Question = Saying.Of(key),
        Frame = frame with { Asks = slot },
        Forgets = slot == SlotNames.TimeWindow ? [SlotNames.TimeWindow] : [],
    };

    /// <summary>A call without a number cannot be.</summary>
    public static AgentAnswer WithoutNumber() => new() { Sayings = [Saying.Of("callback-no-phone")] };

    /// <summary>There is a call already; another time may be named.</summary>
    public static AgentAnswer Existing(IntentFrame frame, Callback open) => new()
    {
        Facts = [Fact("call", $"callbacks/{open.Order.Id}", "booked", open.Start, open.Order.TimeZone, open.Order.Phone)],
        Sayings = [Saying.Of("callback-existing", ["call"], Time("slot", open.Start, open.Order.TimeZone), Place(open.Order.TimeZone))],
        Question = Saying.Of("callback-ask-move"),
        Frame = frame with { Asks = SlotNames.TimeWindow },
    };

    /// <summary>A time is held, and is booked as soon as the turn is durable.</summary>
    public static AgentAnswer Reserved(AgentRequest request, CallbackWish wish, DateTimeOffset start, int minutes)
    {
        var order = OrderOf(request, wish, start);
        var key = (wish.Replaces is not null ? "callback-moved" : "callback-reserved") + (wish.OnFile ? "-file" : "");
        return new()
        {
            Facts = [Fact("call", $"callbacks/{order.Id}", string.Create(CultureInfo.InvariantCulture, $"reserved for {minutes} minutes"), start, wish.TimeZone, wish.OnFile ? null : wish.Phone)],
            Sayings = [Saying.Of(key, ["call"], [Time("slot", start, wish.TimeZone), Place(wish.TimeZone), .. wish.OnFile ? ImmutableArray<FactValue>.Empty : [new("phone", wish.Phone)]])],
            Jobs = [JobData.Create($"{request.ThreadId}/{request.Turn}/callback", CallbackOrder.BookKind, order)],

            // The window has served: the next call needs one of its own.
            Forgets = [SlotNames.TimeWindow],
        };
    }

    /// <summary>Nothing is free when it was wanted: the nearest times.</summary>
    public static AgentAnswer Propose(IntentFrame frame, CallbackWish wish, ImmutableArray<DateTimeOffset> nearest)
    {
        ImmutableArray<FactValue> times = [.. nearest.Select((start, index) => Time(Places[index], start, wish.TimeZone)), Place(wish.TimeZone)];
        return new()
        {
            Facts = [new("free", "callbacks/book", $"free for a call: {string.Join(", ", times.Select(value => value.Value))}", times)],
            Sayings = [Saying.Of("callback-unavailable")],
            Question = Saying.Of($"callback-confirm-{nearest.Length}", ["free"], times),
            Frame = frame with { Asks = QuestionNames.ConfirmCallback },
            Forgets = [SlotNames.TimeWindow],
        };
    }

    /// <summary>The booked call is called off.</summary>
    public static AgentAnswer Cancelled(Callback open)
    {
        var called = Fact("call", $"callbacks/{open.Order.Id}", "called off", open.Start, open.Order.TimeZone, open.Order.Phone);
        return new()
        {
            Facts = [called with { Values = called.Values.Add(new(FactNames.Reached, "Cancelled")) }],
            Sayings = [Saying.Of("callback-cancelled", ["call"], Time("slot", open.Start, open.Order.TimeZone), Place(open.Order.TimeZone))],
            Jobs = [JobData.Create($"{open.Order.Id}/cancel", CancelCallbackHandler.CancelKind, new CallbackCancellation(open.Order.Id))],
            Forgets = [SlotNames.TimeWindow],
        };
    }

    private static CallbackOrder OrderOf(AgentRequest request, CallbackWish wish, DateTimeOffset start)
    {
        var email = request.CustomerEmail ?? request.Correspondent;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{request.ThreadId}-{request.Turn}"), request.ThreadId, request.Turn,
            CustomerIds.FromAddress(email), email, wish.Phone, start, wish.From, wish.To, wish.TimeZone, request.Language, wish.Topic, ChannelOf(request), request.Now);
    }

    /// <summary>An address that was only typed into a chat gets no mail: anybody may type anybody's.</summary>
    private static NotificationChannel ChannelOf(AgentRequest request) => request.Slot(SlotNames.ContactPreference) switch
    {
        "SMS" => NotificationChannel.Sms,
        "InApp" => NotificationChannel.InApp,
        _ => request.Channel == Channels.Mail || request.CustomerEmail is not null ? NotificationChannel.Email : NotificationChannel.InApp,
    };

    private static Fact Fact(string id, string source, string what, DateTimeOffset start, string zone, string? phone)
    {
        ImmutableArray<FactValue> values = [Time("slot", start, zone), Place(zone), new("timeZone", zone), new("start", ValueFormat.Moment(start)), new(FactNames.Promises, "Action")];
        return new(id, source, $"call {what}: {ValueFormat.Local(WallClock.At(start, TimeZoneInfo.FindSystemTimeZoneById(zone)))} {zone}", phone is null ? values : values.Add(new("phone", phone)));
    }

    private static FactValue Time(string name, DateTimeOffset start, string zone) =>
        new(name, ValueFormat.Local(WallClock.At(start, TimeZoneInfo.FindSystemTimeZoneById(zone))));

    private static FactValue Place(string zone) => new("zone", WallClock.Place(zone));
}
