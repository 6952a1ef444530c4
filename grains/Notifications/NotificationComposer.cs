using Platform.Documents;
using Platform.Outgoing;
using Platform.Turns;

namespace Platform.Notifications;

/// <summary>A notification as a mail or a text message. The same notification gives the same bytes.</summary>
public sealed class NotificationComposer(OutgoingAddresses addresses, UnsubscribeLinks links, MailOptions options)
{
    /// <summary>The value whose word greets; not a placeholder of any template.</summary>
    public const string FirstName = "firstName";

    /// <summary>The Message-ID.</summary>
    public string IdOf(Notification notification) => addresses.NotificationMessageId(notification.ThreadId, notification.Id);

    /// <summary>The bytes to hand to a relay.</summary>
    /// <param name="notification">What to tell.</param>
    /// <param name="attachment">What is attached; null for nothing.</param>
    /// <param name="messageId">The Message-ID that it was staged under before; null for the one that follows from it.</param>
    public byte[] Compose(Notification notification, StoredDocument? attachment, string? messageId = null)
    {
        var words = Words(notification);
        var advertises = NotificationDecider.Advertises(notification);
        var text = string.Join("\n\n", Greeting(notification, words.Language), words.Text, ReplyTemplates.Fill(words.Language, "closing", ("shop", options.DisplayName)));
        var page = links.Page(notification.CustomerId);
        if (advertises)
        {
            // CAN-SPAM, 16 U.S.C. 7704(a)(5): who sends, from where, and how to stop it.
            var footer = ReplyTemplates.Fill(words.Language, "notify-footer", ("shop", options.DisplayName), ("link", page));
            text = $"{text}\n\n{options.PostalAddress}\n{footer}";
        }

        return MailWriter.Write(new(
            messageId ?? IdOf(notification),
            addresses.From,
            new(notification.Email),
            notification.ThreadId is { } thread ? addresses.ReplyTo(thread) : null,
            notification.At,
            MailWords.Of(words.Language, words.Subject, text))
        {
            AutoSubmitted = "auto-generated",
            Unsubscribe = advertises ? [page, links.MailTo] : [],
            Attachment = attachment,
        });
    }

    /// <summary>The words for text message and app. A text message that advertises says how to stop it.</summary>
    public NotificationWords Words(Notification notification)
    {
        var words = NotificationWords.Of(notification.Template, notification.Language, notification.Values, options.DisplayName);
        return NotificationDecider.Advertises(notification)
            ? words with { Sms = $"{words.Sms} {ReplyTemplates.Fill(words.Language, "notify-sms-footer", ("link", links.Page(notification.CustomerId)))}" }
            : words;
    }

    private static string Greeting(Notification notification, string language) =>
        notification.Values.FirstOrDefault(value => value.Name == FirstName)?.Value is { Length: > 0 } name
            ? ReplyTemplates.Fill(language, "hello-name", ("name", SafeText.Line(name, 60)))
            : ReplyTemplates.Template(language, "hello");
}
