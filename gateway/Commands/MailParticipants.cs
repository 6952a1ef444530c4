using System.Collections.Immutable;
using Platform.Mail;

namespace Platform.Gateway.Commands;

/// <summary>Who takes part in a mail.</summary>
internal sealed record MailParticipants(
    EmailAddress From,
    EmailAddress? Sender,
    ImmutableArray<EmailAddress> ReplyTo,
    ImmutableArray<EmailAddress> To,
    ImmutableArray<EmailAddress> Cc);
