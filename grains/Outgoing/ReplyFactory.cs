using Platform.Deliveries;
using Platform.Mail;
using Platform.Threads;

namespace Platform.Outgoing;

/// <summary>Makes a reply from the message that it answers. Pure: the same turn gives the same reply.</summary>
public sealed class ReplyFactory
{
    /// <summary>The channel whose replies are mails.</summary>
    private const string MailChannel = "mail";

    private const int MaxNameLength = 100;

    private readonly OutgoingAddresses addresses;
    private readonly MailOptions options;

    /// <summary>Takes the shop's addresses and the limits.</summary>
    public ReplyFactory(OutgoingAddresses addresses, MailOptions options)
    {
        this.addresses = addresses;
        this.options = options;
    }

    /// <summary>
    /// The reply to a message; null when nobody can be answered: an address that no header may carry, or one of our own, which a forged
    /// Reply-To uses to make the platform talk to itself.
    /// </summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="turn">The turn, from 1; with the thread it decides the Message-ID.</param>
    /// <param name="answered">The message that is answered; the newest one when a burst gets one reply.</param>
    /// <param name="body">The words.</param>
    /// <param name="decidedAt">The Date of the mail.</param>
    public OutboundReply? Create(string threadId, int turn, InboundMessage answered, ReplyBody body, DateTimeOffset decidedAt)
    {
        ArgumentNullException.ThrowIfNull(answered);
        ArgumentNullException.ThrowIfNull(body);
        var to = answered.Correspondent;
        if (answered.Channel == MailChannel && !IsAnswerable(to.Email))
        {
            return null;
        }

        var messageId = MessageIdSyntax.IsId(answered.MessageIdHeader) ? answered.MessageIdHeader : null;
        return new(
            Id: addresses.MessageId(threadId, turn),
            ThreadId: threadId,
            Turn: turn,
            Channel: answered.Channel,
            From: addresses.From,
            ReplyTo: addresses.ReplyTo(threadId),
            To: to with { Name = SafeText.Line(to.Name, MaxNameLength) is { Length: > 0 } name ? name : null },
            Subject: SubjectLine.Reply(answered.Subject, MailPhrases.For(body.Language).NoSubject),
            InReplyTo: messageId,
            References: ReferenceChain.Of(answered.References, messageId, turn),
            Text: body.Text,
            Language: body.Language,
            Citations: body.Citations.IsDefault ? [] : body.Citations,
            QuotedText: QuotedOriginal.Store(answered.Text, options.QuotedBytes),
            QuotedAt: answered.SentAt ?? answered.ReceivedAt,
            Approved: body.Approved,
            DecidedAt: decidedAt);
    }

    private bool IsAnswerable(string email) =>
        AddressSyntax.IsAddress(email) && AddressSyntax.WithAsciiDomain(email) is { } ascii && AddressSyntax.IsAddress(ascii) && !addresses.IsOwn(ascii);
}
