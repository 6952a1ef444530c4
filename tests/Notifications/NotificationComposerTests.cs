using System.Text;
using MimeKit;
using Platform.Notifications;
using Platform.Outgoing;
using Platform.Tests.Outgoing;

namespace Platform.Tests.Notifications;

public sealed class NotificationComposerTests
{
    private static readonly MailOptions Options = new() { PublicUrl = "https://shop.example/platform/" };
    private static readonly UnsubscribeTokens Tokens = new(Samples.Tokens);
    private static readonly NotificationComposer Composer = new(Samples.Addresses, new(Tokens, Options), Options);

    [Fact]
    public void A_marketing_mail_can_be_stopped_in_one_click()
    {
        var mail = Encoding.UTF8.GetString(Composer.Compose(GivenNotification.Of("newsletter"), null));
        var link = $"https://shop.example/platform/v1/unsubscribe/{Tokens.Create(GivenNotification.Customer)}";

        Assert.Contains($"\r\nList-Unsubscribe: <{link}>,\r\n <mailto:support@shop.example?subject=unsubscribe&body=unsubscribe>\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("\r\nAuto-Submitted: auto-generated\r\n", mail, StringComparison.Ordinal);
        Assert.All(mail.Split("\r\n"), line => Assert.True(line.Length <= 998));
    }

    [Fact]
    public void A_marketing_mail_says_who_sends_it_from_where_and_how_to_stop_it()
    {
        var mail = Parse(GivenNotification.Of("newsletter"));
        var link = $"https://shop.example/platform/v1/unsubscribe/{Tokens.Create(GivenNotification.Customer)}";

        Assert.Equal("News from Northwind Lane", mail.Subject);
        Assert.Equal(
            $"""
            Hello,

            This is what we would like to show you this month:

            - Lumo Wireless Charging Stand: $48

            Is there something else you are looking for? Just answer this message.

            Kind regards
            Northwind Lane

            Northwind Lane, 12 Harbour Street, Boston, MA 02110, USA
            You get this mail because you agreed to hear of offers from Northwind Lane. To
            stop them:
            {link}

            """.ReplaceLineEndings("\n"),
            mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains($"<a href=\"{link}\">{link}</a>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<li>Lumo Wireless Charging Stand: $48</li>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_mail_has_nothing_to_unsubscribe_from()
    {
        var mail = Parse(GivenNotification.Of("order-status"));

        Assert.False(mail.Headers.Contains("List-Unsubscribe"));
        Assert.False(mail.Headers.Contains("List-Unsubscribe-Post"));
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.DoesNotContain("unsubscribe", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("Your order 12345: shipped", mail.Subject);
    }

    [Fact]
    public void A_mail_of_a_thread_is_answered_into_it()
    {
        var mail = Parse(GivenNotification.Of("return-opened", thread: Samples.Thread));

        Assert.Equal(Samples.Addresses.ReplyTo(Samples.Thread).Email, mail.ReplyTo.Mailboxes.Single().Address);
        Assert.True(Samples.Addresses.TryReadMessageId(mail.MessageId!, out var thread, out _));
        Assert.Equal(Samples.Thread, thread);
        Assert.Equal("support@shop.example", mail.From.Mailboxes.Single().Address);
        Assert.Equal(GivenNotification.Email, mail.To.Mailboxes.Single().Address);
    }

    [Fact]
    public void A_mail_of_no_thread_names_none() => Assert.Empty(Parse(GivenNotification.Of("order-status")).ReplyTo);

    [Fact]
    public void Whoever_is_known_by_name_is_greeted_by_it() =>
        Assert.StartsWith("Hello Ann,", Parse(GivenNotification.Of("order-status", more: new Platform.Turns.FactValue("firstName", "Ann"))).TextBody, StringComparison.Ordinal);

    [Fact]
    public void A_label_is_attached()
    {
        var label = Encoding.ASCII.GetBytes("%PDF-1.7 label");
        var notification = GivenNotification.Of("return-opened");
        var mail = MimeMessage.Load(new MemoryStream(Composer.Compose(notification, new("RMA-7F3K2.pdf", "application/pdf", label))));
        var part = Assert.IsType<MimePart>(mail.Attachments.Single());
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);

        Assert.Equal("multipart/mixed", mail.Body!.ContentType.MimeType);
        Assert.Equal(("RMA-7F3K2.pdf", "application/pdf"), (part.FileName, part.ContentType.MimeType));
        Assert.Equal(label, content.ToArray());
        Assert.Contains("RMA-7F3K2", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("RMA-7F3K2", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_notification_gives_the_same_bytes() =>
        Assert.Equal(Composer.Compose(GivenNotification.Of("win-back", language: "zh"), null), Composer.Compose(GivenNotification.Of("win-back", language: "zh"), null));

    [Fact]
    public void A_value_brings_no_line_of_its_own()
    {
        var mail = Parse(GivenNotification.Of("purchase-failed") with { Values = [new("product", "Stand\r\nBcc: eve@example.org\r\n\r\nPay here: {price}")] });

        Assert.Empty(mail.Bcc);
        Assert.Equal("Your purchase of Stand Bcc: eve@example.org Pay here: {price}", mail.Subject);
    }

    [Fact]
    public void A_text_message_that_advertises_says_how_to_stop_it()
    {
        Assert.EndsWith($"Stop: https://shop.example/platform/v1/unsubscribe/{Tokens.Create(GivenNotification.Customer)}", Composer.Words(GivenNotification.Of("nurture-3")).Sms, StringComparison.Ordinal);
        Assert.DoesNotContain("unsubscribe", Composer.Words(GivenNotification.Of("callback-reminder")).Sms, StringComparison.Ordinal);
    }

    private static MimeMessage Parse(Notification notification) => MimeMessage.Load(new MemoryStream(Composer.Compose(notification, null)));
}
