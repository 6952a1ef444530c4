using System.Collections.Immutable;
using Platform.Deliveries;
using Platform.Mail;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Tests.Threads;

/// <summary>Ready-made messages, results and states for the tests of the pure core.</summary>
internal static class Given
{
    public const string ThreadId = "aaaaaaaaaaaaaaaaaaaaaaaa";
    public static readonly DateTimeOffset Start = new(2026, 11, 19, 14, 0, 0, TimeSpan.Zero);

    public static InboundMessage Message(
        string id = "m1", string from = "john@example.com", string text = "Where is my order?", int second = 0, MessageClass kind = MessageClass.Customer, string? replyTo = null) => new(
        id, Channels.Mail, kind, "test", "new", new(from, "John Smith"), [new("support@shop.example")], [], "Where is my order?",
        $"{id}@mail.example.com", [], Start.AddSeconds(second), Start.AddSeconds(second), text, "", "", [], "hash-" + id,
        replyTo is null ? [] : [new(replyTo)]);

    public static ThreadSnapshot Thread(params ThreadEvent[] events) => ThreadDecider.Fold(ThreadSnapshot.Empty, events);

    public static ThreadEvent Opened() => new ThreadEvent.Opened(ThreadId, Channels.Mail, "john@example.com", "Where is my order?", null, Start);

    public static ThreadEvent Received(InboundMessage message, int turn) => new ThreadEvent.MessageReceived(message, turn, message.ReceivedAt);

    public static TurnResult Result(int turn, string[] messages, bool reply = true, string? handOff = null, Conversation? conversation = null) => new(
        turn, [.. messages], [], [], conversation ?? Conversation.Empty, reply ? Reply(turn) : null, handOff, []);

    public static OutboundReply Reply(int turn) => new(
        $"reply-{turn}@shop.example", ThreadId, turn, Channels.Mail, new("support@shop.example"), new("support@shop.example"), new("john@example.com"),
        "Re: Where is my order?", "m1@mail.example.com", ["m1@mail.example.com"], "Hello", "en", [], "", Start, false, Start.AddSeconds(10));

    public static Reading Reading(
        string intent = IntentNames.CheckOrderStatus, SentimentLabel mood = SentimentLabel.Neutral, string language = "en", params (string Name, string Value)[] slots) => new(
        language, 1, [new(intent, 0.9, "text")], [.. slots.Select(slot => new SlotReading(slot.Name, slot.Value, slot.Value, 0.9))],
        new(mood, mood switch { SentimentLabel.VeryNegative => -0.9, SentimentLabel.Negative => -0.5, SentimentLabel.Positive => 0.6, _ => 0 }, []));

    public static ImmutableArray<MessageReading> Readings(params Reading[] readings) =>
        [.. readings.Select((reading, index) => new MessageReading($"m{index + 1}", reading))];
}
