using MimeKit;

namespace Platform.Mail;

/// <summary>What the classifier decides from.</summary>
internal sealed record MailFacts
{
    public required MailHeaders Headers { get; init; }

    public required EmailAddress From { get; init; }

    /// <summary>Empty for the null path, null when unknown.</summary>
    public string? ReturnPath { get; init; }

    public ImmutableArray<EmailAddress> ReplyTo { get; init; } = [];

    public string Subject { get; init; } = "";

    public string? MessageId { get; init; }

    public ImmutableArray<string> InReplyTo { get; init; } = [];

    public ImmutableArray<string> References { get; init; } = [];

    public ContentType? ContentType { get; init; }

    /// <summary>Subtypes of the parts that machines read, such as <c>delivery-status</c>.</summary>
    public ImmutableArray<string> ReportTypes { get; init; } = [];

    public bool HasAttachedMail { get; init; }

    public string? CalendarMethod { get; init; }

    /// <summary>The visible text.</summary>
    public string Text { get; init; } = "";

    /// <summary>The visible text without quotes.</summary>
    public string OwnText { get; init; } = "";
}
