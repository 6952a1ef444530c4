using Platform.Deliveries;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Threads;

namespace Platform.Tests.Outgoing;

/// <summary>One customer, one thread, one reply: what the tests of outgoing mail change one thing of.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Sent = new(2026, 11, 19, 15, 14, 0, TimeSpan.FromHours(1));
    public static readonly DateTimeOffset Decided = new(2026, 11, 19, 14, 15, 30, TimeSpan.Zero);
    public static readonly ThreadTokenKey OldKey = new(1, Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
    public static readonly ThreadTokenKey NewKey = new(2, Enumerable.Range(0, 32).Select(i => (byte)(200 - i)).ToArray());
    public static readonly ThreadTokens Tokens = new([NewKey, OldKey]);
    public static readonly MailOptions Options = new();
    public static readonly OutgoingAddresses Addresses = new(Options, Tokens);
    public static readonly ReplyFactory Factory = new(Addresses, Options);
    public static readonly string Thread = ThreadIds.FromMessage("first");

    public static InboundMessage Message(
        string subject = "Where is my order 12345?",
        string email = "ann@example.org",
        string? name = "Ann Lee",
        string? messageId = "abc.1@example.org",
        string[]? references = null,
        string text = "Hello,\n\nwhere is my order 12345?",
        EmailAddress[]? replyTo = null,
        string channel = "mail") => new(
            Id: "key",
            Channel: channel,
            Class: MessageClass.Customer,
            ClassReason: "person",
            ThreadReason: "new",
            From: new(email, name),
            To: [new("support@shop.example")],
            Cc: [new("boss@example.org")],
            Subject: subject,
            MessageIdHeader: messageId,
            References: [.. references ?? []],
            SentAt: Sent,
            ReceivedAt: Sent.AddMinutes(1),
            Text: text,
            Quote: "",
            Signature: "",
            Attachments: [],
            ContentHash: "00",
            ReplyTo: [.. replyTo ?? []]);

    public static ReplyBody Body(string text = "It is on its way.", string language = "en", bool approved = false, params string[] citations) =>
        new(text, language, [.. citations], approved);

    public static OutboundReply Reply(InboundMessage? message = null, ReplyBody? body = null, int turn = 1) =>
        Factory.Create(Thread, turn, message ?? Message(), body ?? Body(), Decided)!;
}
