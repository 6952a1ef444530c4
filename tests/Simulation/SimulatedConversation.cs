using System.Globalization;
using Platform.Agents;
using Platform.Gateway.Api;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Tests.Simulation;

/// <summary>A conversation of a customer who has some wishes, answers what is asked, and sometimes does not.</summary>
internal sealed class SimulatedConversation(int number, SimulatedPerson person, int seed, bool byMail, DateTimeOffset first)
{
    private const int MostMessages = 14;
    private readonly Random _random = new(seed);
    private int _wishes = 1;
    private string? _lastReply;
    private string? _text;

    public int Messages { get; private set; }

    /// <summary>When the next message is written; null when there is none.</summary>
    public DateTimeOffset? Next { get; private set; } = first;

    public DateTimeOffset Last { get; private set; }

    public string? Thread { get; set; }

    public bool ByMail => byMail;

    /// <summary>Decides what the next message says.</summary>
    public void Write(DateTimeOffset now)
    {
        _text ??= Wish();
        Messages++;
        Last = now;
    }

    /// <summary>The chat message that was decided; the same when it is asked for again.</summary>
    public ChatMessage Chat() => new($"simulated-{number}", $"{Messages}", $"visitor{number}@chat.example", null, _text!);

    /// <summary>The mail that was decided; the same bytes when it is asked for again.</summary>
    public byte[] Mail()
    {
        var answers = _lastReply is null ? "" : $"In-Reply-To: <{_lastReply}>\r\nReferences: <{_lastReply}>\r\n";
        return System.Text.Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"From: {person.First} {person.Last} <{person.Email}>\r\nTo: support@shop.example\r\nSubject: Simulated {number}\r\nDate: {Last:ddd, dd MMM yyyy HH:mm:ss} +0000\r\nMessage-ID: <{number}.{Messages}@mail.example.com>\r\n{answers}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{_text}\r\n"));
    }

    /// <summary>Reads what came of it, and decides whether and when to go on.</summary>
    public void Read(ThreadView thread, DateTimeOffset now)
    {
        _lastReply = thread.Deliveries.LastOrDefault()?.ReplyId;
        var asked = thread.Conversation.Asked;
        _text = asked is null ? null : Answer(asked);
        if (thread.Thread.Status != ThreadStatus.Open || Messages >= MostMessages || (_text is null && _wishes++ >= 3))
        {
            Next = null;
            return;
        }

        // Most answer within hours, some after days.
        Next = now.AddHours(_random.Next(100) < 80 ? _random.Next(1, 8) : _random.Next(8, 60));
    }

    private string Wish()
    {
        var dice = _random.Next(100);
        return person.Order is { } order
            ? dice switch
            {
                < 34 => $"Where is my order {order}? I ordered with {person.Email}",
                < 48 => $"I want to return the {person.Item} from order {order}, it is defective. My e-mail is {person.Email}",
                < 60 => "Can you recommend me something?",
                < 80 => "Please sign me up for your deals and offers",
                < 94 => $"Please call me on {Phone()} {When()}",
                _ => "Please unsubscribe me from all advertising",
            }
            : dice switch
            {
                < 50 => "I would like to subscribe to your newsletter and hear of deals",
                < 85 => $"Please call me on {Phone()} {When()}",
                < 95 => "Can you recommend something for my kitchen, around 40 dollars?",
                _ => "Take me off your mailing list please",
            };
    }

    private string? Answer(string asked) => asked switch
    {
        SlotNames.OrderNumber => person.Order ?? "I have no order",
        SlotNames.CustomerEmail => person.Email,
        SlotNames.PaymentLast4 => person.Last4.Length == 4 ? person.Last4 : "I do not remember the digits",
        SlotNames.Budget => $"around {Pick("30", "50", "80", "150", "250")} dollars",
        SlotNames.ProductCategory => Pick("Electronics", "Home", "Sports", "Books", "Beauty", "Clothing"),
        SlotNames.CustomerFirstName => person.First,
        SlotNames.CustomerLastName => person.Last,
        SlotNames.ContactPreference => Pick("email is fine", "email is fine", "email is fine", "by text message please", "in the app"),
        SlotNames.PhoneNumber => Phone(),
        SlotNames.TimeWindow => When(),
        SlotNames.ReturnReason => "it is defective",
        SlotNames.Resolution or QuestionNames.ExchangeOrRefund => "a refund please",
        QuestionNames.SeeDeals or QuestionNames.FutureDeals or QuestionNames.PartnerConsent => Pick("yes please", "yes please", "no thanks"),
        QuestionNames.AcceptOffer => Pick("yes, I'll take it", "yes please", "no thanks"),
        QuestionNames.Consent => Pick("yes, please do", "yes, I agree", "yes please", "yes", "no"),
        QuestionNames.ConfirmEmail or QuestionNames.ConfirmReturn or QuestionNames.ConfirmCallback => "yes",
        _ => null,
    };

    private string Phone() => string.Create(CultureInfo.InvariantCulture, $"617-555-{1000 + number:0000}");

    private string When() => Pick("tomorrow afternoon", "tomorrow morning", "on Thursday afternoon", "on Monday morning", "on Tuesday at 11am");

    private string Pick(params ReadOnlySpan<string> choices) => choices[_random.Next(choices.Length)];
}
