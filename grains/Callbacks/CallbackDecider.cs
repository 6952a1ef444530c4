using System.Globalization;
using Platform.Agents;
using Platform.Shop;
using Platform.Understanding;

namespace Platform.Callbacks;

/// <summary>What the callback agent asks, tells and decides. Pure.</summary>
public static class CallbackDecider
{
    /// <summary>The frame value with the time that was proposed, a moment.</summary>
    public const string Proposed = "proposed";

    /// <summary>The frame value with what the call is about.</summary>
    public const string Topic = "topic";

    private const int LongestTopic = 120;

    /// <summary>What is next.</summary>
    /// <param name="request">What the customer wants.</param>
    /// <param name="customer">The verified customer's record; null when nobody was verified.</param>
    /// <param name="open">The call that the thread waits for; null when there is none.</param>
    /// <param name="options">The settings.</param>
    public static CallbackStep Decide(AgentRequest request, ShopCustomer? customer, Callback? open, CallbackOptions options)
    {
        var movesTime = request.WasGiven(SlotNames.TimeWindow);
        if (open is not null && !movesTime && CancelWords.In(request.Text, request.Language))
        {
            return new CallbackStep.Tell(CallbackAnswers.Cancelled(open));
        }

        var phone = request.Slot(SlotNames.PhoneNumber) ?? open?.Order.Phone ?? customer?.Phone;
        if (phone is null)
        {
            return new CallbackStep.Tell(request is { Answer: IntentNames.No, Frame.Asks: SlotNames.PhoneNumber }
                ? CallbackAnswers.WithoutNumber()
                : CallbackAnswers.Ask(FrameOf(request), SlotNames.PhoneNumber, "callback-ask-PhoneNumber"));
        }

        var zone = ZoneOf(request, customer, open, options);
        if (Wanted(request, open, zone, options) is not { } wanted)
        {
            return new CallbackStep.Tell(open is not null
                ? CallbackAnswers.Existing(FrameOf(request), open)
                : CallbackAnswers.Ask(
                    FrameOf(request), SlotNames.TimeWindow, request.Answer == IntentNames.No ? "callback-ask-other" : "callback-ask-TimeWindow"));
        }

        return new CallbackStep.Reserve(new(
            phone, request.Slot(SlotNames.PhoneNumber) is null && open is null, zone, wanted.From, wanted.To, TopicOf(request), open));
    }

    /// <summary>The answer once the book has answered.</summary>
    public static AgentAnswer Complete(AgentRequest request, CallbackWish wish, CallbackOffer offer) => offer switch
    {
        { Held: { } start } => CallbackAnswers.Reserved(request, wish, start, offer.Minutes),
        { Nearest: [var first, ..] } => CallbackAnswers.Propose(FrameOf(request).With(Proposed, Invariant(first)), wish, offer.Nearest),
        _ => new() { HandOff = "no-callback-time", Frame = null },
    };

    /// <summary>The interval that is wanted; null when it has to be asked for.</summary>
    private static (DateTimeOffset From, DateTimeOffset To)? Wanted(AgentRequest request, Callback? open, string zone, CallbackOptions options)
    {
        var confirms = request.Frame?.Asks == QuestionNames.ConfirmCallback && !request.WasGiven(SlotNames.TimeWindow);
        if (confirms && request.Answer == IntentNames.No)
        {
            return null;
        }

        if (confirms && request.Answer == IntentNames.Yes && ParseMoment(request.State(Proposed)) is { } proposed)
        {
            return (proposed, proposed + options.SlotLength);
        }

        // A window of an earlier message counts while it lies ahead; with a call booked only a new one moves it.
        var counts = request.WasGiven(SlotNames.TimeWindow) || open is null;
        if (counts && WallClock.Parse(request.Slot(SlotNames.TimeWindow)) is { } window)
        {
            var interval = WallClock.Resolve(window.From, window.To, TimeZoneInfo.FindSystemTimeZoneById(zone));
            return request.WasGiven(SlotNames.TimeWindow) || interval.To > request.Now ? interval : null;
        }

        // Another number for the booked call: the time stays.
        return open is not null && request.WasGiven(SlotNames.PhoneNumber) && request.Slot(SlotNames.PhoneNumber) != open.Order.Phone ? (open.Start, open.End) : null;
    }

    private static string ZoneOf(AgentRequest request, ShopCustomer? customer, Callback? open, CallbackOptions options) =>
        new[] { request.Slot(SlotNames.TimeZone), open?.Order.TimeZone, customer?.TimeZone, options.CustomerTimeZone }
            .FirstOrDefault(zone => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) ?? options.TimeZone;

    private static IntentFrame FrameOf(AgentRequest request) =>
        (request.Frame ?? new(request.Intent, null, [])).With(Topic, TopicOf(request));

    /// <summary>The words that began the intent.</summary>
    private static string TopicOf(AgentRequest request)
    {
        if (request.State(Topic) is { } known)
        {
            return known;
        }

        var line = string.Join(' ', request.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestTopic ? line : line[..LongestTopic];
    }

    private static string Invariant(DateTimeOffset moment) => moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? ParseMoment(string? text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
}
