namespace Platform.Understanding;

/// <summary>What is known of a conversation when its next message is read. All of it is optional and weak: the message's own words win.</summary>
public sealed record ReadingContext
{
    /// <summary>A message that comes out of nowhere.</summary>
    public static ReadingContext Empty { get; } = new();

    /// <summary>What the platform asked last: the name of a slot (<see cref="SlotNames"/>), of an intent (<see cref="IntentNames"/>) or of a question (<see cref="Platform.Agents.QuestionNames"/>); null when nothing is open.</summary>
    public string? Asked { get; init; }

    /// <summary>The intent whose slots are being filled: what a bare "12345" belongs to. Null when none is.</summary>
    public string? ActiveIntent { get; init; }

    /// <summary>Where the message came from (<c>email</c>, <c>sms</c>, <c>web</c> ...); null when unknown.</summary>
    public string? Channel { get; init; }

    /// <summary>The mail's subject line: read when the body says nothing by itself.</summary>
    public string? Subject { get; init; }

    /// <summary>The language in which the thread was written so far: decides where a text is too short to tell.</summary>
    public string? PreviousLanguage { get; init; }

    /// <summary>The moment the customer wrote, in the customer's time zone: relative dates ("tomorrow") are read only when it is given.</summary>
    public DateTimeOffset? Now { get; init; }
}
