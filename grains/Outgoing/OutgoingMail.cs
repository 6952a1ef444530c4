using Platform.Documents;
using Platform.Mail;

namespace Platform.Outgoing;

/// <summary>Everything that a mail of ours is written from.</summary>
/// <param name="Id">The Message-ID without angle brackets; decides the boundaries too.</param>
/// <param name="From">The shop.</param>
/// <param name="To">The one recipient.</param>
/// <param name="ReplyTo">Where answers go; null for <paramref name="From"/>.</param>
/// <param name="Date">The Date.</param>
/// <param name="Words">Subject and body.</param>
internal sealed record OutgoingMail(string Id, EmailAddress From, EmailAddress To, EmailAddress? ReplyTo, DateTimeOffset Date, MailWords Words)
{
    /// <summary>The answered message; null for none.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>The keyword of Auto-Submitted (RFC 3834 §5); null when a person approved the mail.</summary>
    public string? AutoSubmitted { get; init; }

    /// <summary>The addresses of List-Unsubscribe (RFC 2369 §3.2), the https one first; empty for a mail that does not advertise.</summary>
    public ImmutableArray<string> Unsubscribe { get; init; } = [];

    /// <summary>What is attached; null for nothing.</summary>
    public StoredDocument? Attachment { get; init; }
}
