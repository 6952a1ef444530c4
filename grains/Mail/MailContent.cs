namespace Platform.Mail;

/// <summary>A mail as it was read: who, to whom, what kind, and the text that a person sees, told apart. All of it is the sender's word.</summary>
public sealed record MailContent
{
    /// <summary>
    /// The stable identity: the first 30 base32 characters (RFC 4648 §6, lower case) of a SHA-256 over Message-ID and From,
    /// or over the bytes where there is no Message-ID (RFC 5322 §3.6.4 makes it optional).
    /// </summary>
    public required string MessageKey { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Message-ID without angle brackets; null when there is none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The ids of In-Reply-To, without angle brackets.</summary>
    public ImmutableArray<string> InReplyTo { get; init; } = [];

    /// <summary>The ids of References, oldest first, without angle brackets; bounded.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>The writer: the first mailbox of From, else of Sender, Reply-To or the return path.</summary>
    public required EmailAddress From { get; init; }

    /// <summary>Every mailbox of From (RFC 5322 §3.6.2 allows several, broken programs write the field twice): whoever joins a thread with it has to be a participant.</summary>
    public ImmutableArray<EmailAddress> Authors { get; init; } = [];

    /// <summary>Sender, when the mail has one (RFC 5322 §3.6.2).</summary>
    public EmailAddress? Sender { get; init; }

    /// <summary>Where the writer asks answers to be sent.</summary>
    public ImmutableArray<EmailAddress> ReplyTo { get; init; } = [];

    /// <summary>To, groups flattened.</summary>
    public ImmutableArray<EmailAddress> To { get; init; } = [];

    /// <summary>Cc, groups flattened.</summary>
    public ImmutableArray<EmailAddress> Cc { get; init; } = [];

    /// <summary>The return path: empty for the null path, null when it is not known (RFC 5321 §4.5.5).</summary>
    public string? ReturnPath { get; init; }

    /// <summary>The addresses that the mail was delivered to: the envelope's, else Delivered-To, X-Original-To and Envelope-To.</summary>
    public ImmutableArray<string> DeliveredTo { get; init; } = [];

    /// <summary>Whether our own receiver noted that From passes DMARC (level 1).</summary>
    public bool Authenticated { get; init; }

    /// <summary>Decoded and unfolded; empty when there is none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The Date header; null when missing or unreadable.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>When the last server on its way took it in, by the topmost Received header: of old mail that is imported the moment at which it came then. Null when there is none.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>What kind of correspondent wrote it.</summary>
    public MessageClass Class { get; init; }

    /// <summary>Why it is of that class, in a few words.</summary>
    public string ClassReason { get; init; } = "";

    /// <summary>The new text, as a person sees it. Empty only when everything visible is proved to be quoted.</summary>
    public string Text { get; init; } = "";

    /// <summary>What was quoted or forwarded below or between the new text.</summary>
    public string Quote { get; init; } = "";

    /// <summary>Signature, disclaimer and what gateways and apps added.</summary>
    public string Signature { get; init; } = "";

    /// <summary>The whole visible text, before it was told apart.</summary>
    public string FullText { get; init; } = "";

    /// <summary>The attachments, in their order.</summary>
    public ImmutableArray<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Everything that may name the thread.</summary>
    public ThreadHints Hints { get; init; } = ThreadHints.None;

    /// <summary>What a report says: delivery status, feedback or disposition; null for every other mail.</summary>
    public MailReport? Report { get; init; }
}
