using Platform.Agents;
using Platform.Shop;
using Platform.Understanding;

namespace Platform.Returns;

/// <summary>What one request says about a return, with what the thread keeps of it. The thread keeps the customer's own words and, once level 3 is proved, the item.</summary>
internal sealed record ReturnTalk
{
    private const string WordsName = "words";
    private const string ItemName = "item";
    private const string GuessName = "guess";
    private const string UnopenedName = "unopened";
    private const string OfferName = "offer";
    private const int LongestWords = 500;

    private ReturnTalk(AgentRequest request, IntentFrame frame)
    {
        Request = request;
        Frame = frame;
    }

    /// <summary>The request.</summary>
    public AgentRequest Request { get; }

    /// <summary>What to keep; it asks nothing yet.</summary>
    public IntentFrame Frame { get; private init; }

    /// <summary>The reason; null when none was given that the shop knows.</summary>
    public string? Reason => Request.Slot(SlotNames.ReturnReason) is { } reason && ReturnReasons.All.Contains(reason) ? reason : null;

    /// <summary>Whether the item was only guessed and nobody confirmed it.</summary>
    public bool IsGuess => Frame.Get(GuessName) is not null;

    /// <summary>Whether the customer has answered a question that named the item.</summary>
    public bool HasNamedItem => Unopened is not null || Request is { Answer: not null, Frame.Asks: QuestionNames.ExchangeOrRefund };

    /// <summary>Whether the seal is intact; null when unknown.</summary>
    public bool? Unopened => Frame.Get(UnopenedName) is { } said ? said == "yes" : null;

    /// <summary>The SKU that an exchange was offered for.</summary>
    public string? Offer => Frame.Get(OfferName);

    /// <summary>Whether the mood forbids an offer that nobody asked for; the same rule as for any offer.</summary>
    public bool IsUpset => Request.Mood is SentimentLabel.Negative or SentimentLabel.VeryNegative || Request.Smoothed < 0;

    /// <summary>Reads a request.</summary>
    public static ReturnTalk Read(AgentRequest request)
    {
        var frame = (request.Frame ?? new(request.Intent, null, [])) with { Asks = null };
        if (frame.Get(WordsName) is null)
        {
            frame = frame.With(WordsName, Clip(request.Text));
        }

        if (request is { Answer: { } answer, Frame.Asks: ReturnQuestions.Unopened })
        {
            frame = frame.With(UnopenedName, answer == IntentNames.Yes ? "yes" : "no");
        }

        if (request is { Answer: not null, Frame.Asks: QuestionNames.ConfirmReturn } && frame.Get(GuessName) is not null)
        {
            frame = Without(request.Answer == IntentNames.Yes ? frame : Without(frame, ItemName), GuessName);
        }

        return new(request, frame);
    }

    /// <summary>Whether the customer answered a question with yes or no.</summary>
    public bool Said(string answer, string question) => Request.Answer == answer && Request.Frame?.Asks == question;

    /// <summary>Whether the customer just said no to the item that was guessed.</summary>
    public bool DeniedItem => Said(IntentNames.No, QuestionNames.ConfirmReturn) && Frame.Get(ItemName) is null;

    /// <summary>The line that is meant, and the talk that remembers it; null when it has to be asked for.</summary>
    public (OrderLine Line, ReturnTalk Talk)? FindLine(ImmutableArray<OrderLine> lines)
    {
        if (lines.FirstOrDefault(line => line.Product.Sku == Frame.Get(ItemName)) is { } known)
        {
            return (known, this);
        }

        var match = DeniedItem ? null
            : Request.Frame?.Asks == ReturnQuestions.Item ? ReturnItems.FindAnswer(lines, Request.Text)
            : ReturnItems.Find(lines, Frame.Get(WordsName) ?? "");
        if (match is null)
        {
            return null;
        }

        var frame = Frame.With(ItemName, match.Line.Product.Sku);
        return (match.Line, this with { Frame = match.IsSure ? frame : frame.With(GuessName, "yes") });
    }

    /// <summary>The frame that asks for an exchange.</summary>
    public IntentFrame Offering(string sku) => Frame.With(OfferName, sku) with { Asks = QuestionNames.ExchangeOrRefund };

    private static IntentFrame Without(IntentFrame frame, string name) => frame with { State = frame.State.RemoveAll(value => value.Name == name) };

    private static string Clip(string text)
    {
        var clipped = text.Length <= LongestWords ? text : text[..LongestWords];
        return clipped.Length > 0 && char.IsHighSurrogate(clipped[^1]) ? clipped[..^1] : clipped;
    }
}
