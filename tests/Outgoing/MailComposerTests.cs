using System.Text;
using MimeKit;
using Platform.Deliveries;
using Platform.Outgoing;

namespace Platform.Tests.Outgoing;

public sealed class MailComposerTests
{
    [Fact]
    public void A_composed_mail_reads_back_as_the_reply()
    {
        var reply = Samples.Reply(Samples.Message(references: ["root@example.org"]), turn: 3);
        var mail = Parse(reply);
        Assert.Equal(("Northwind Lane", "support@shop.example"), NameOf(mail.From));
        Assert.Equal(("Ann Lee", "ann@example.org"), NameOf(mail.To));
        Assert.Equal(("Northwind Lane", reply.ReplyTo.Email), NameOf(mail.ReplyTo));
        Assert.Empty(mail.Cc);
        Assert.Empty(mail.Bcc);
        Assert.Equal(reply.Subject, mail.Subject);
        Assert.Equal(Samples.Decided, mail.Date);
        Assert.Equal(reply.Id, mail.MessageId);
        Assert.Equal("abc.1@example.org", mail.InReplyTo);
        Assert.Equal(["root@example.org", "abc.1@example.org"], mail.References);
        Assert.Equal("multipart/alternative", mail.Body!.ContentType.MimeType);
    }

    [Fact]
    public void The_same_reply_gives_the_same_bytes()
    {
        var reply = Samples.Reply();
        Assert.Equal(MailComposer.Compose(reply, Samples.Options), MailComposer.Compose(reply with { }, new()));
        Assert.NotEqual(MailComposer.Compose(reply, Samples.Options), MailComposer.Compose(Samples.Reply(turn: 2), Samples.Options));
    }

    [Theory]
    [InlineData("en", "Où est ma commande ?", "5db5e3ac726146c9")]
    [InlineData("zh", "您的订单", "bb0d4c3bd021ede2")]
    public void The_bytes_are_frozen(string language, string words, string hash) // A retry may come after an update, and from either build.
    {
        var text = string.Join("\n\n", Enumerable.Repeat(words, 30));
        var mail = MailComposer.Compose(Samples.Reply(Samples.Message(subject: words, name: words, text: text), Samples.Body(text, language)), Samples.Options);
        Assert.Equal(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(mail))[..16]);
    }

    [Fact]
    public void Every_field_of_the_header_is_there_once()
    {
        var names = HeaderOf(Samples.Reply()).Where(line => line[0] != ' ' && line[0] != '\t').Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant()).Order().ToList();
        Assert.Equal(
            ["auto-submitted", "content-language", "content-type", "date", "from", "in-reply-to", "message-id", "mime-version", "references", "reply-to", "subject", "to", "x-auto-response-suppress"],
            names);
    }

    [Fact]
    public void What_no_person_approved_says_that_a_machine_sent_it()
    {
        var mail = Parse(Samples.Reply());
        Assert.Equal("auto-replied", mail.Headers["Auto-Submitted"]);
        Assert.Equal("DR, RN, NRN, OOF, AutoReply", mail.Headers["X-Auto-Response-Suppress"]);
    }

    [Fact]
    public void What_a_person_approved_does_not()
    {
        var mail = Parse(Samples.Reply(body: Samples.Body(approved: true)));
        Assert.False(mail.Headers.Contains("Auto-Submitted"));
        Assert.False(mail.Headers.Contains("X-Auto-Response-Suppress"));
    }

    [Fact]
    public void The_plain_part_has_reply_sources_attribution_and_quote()
    {
        var reply = Samples.Reply(body: Samples.Body("Hello Ann,\n\nit is on its way.", citations: ["shipping#methods", "returns#window"]));
        Assert.Equal(
            """
            Hello Ann,

            it is on its way.

            Sources:
            - shipping#methods
            - returns#window

            On 19 November 2026 at 14:14 UTC, Ann Lee <ann@example.org> wrote:
            > Hello,
            >
            > where is my order 12345?

            """.ReplaceLineEndings("\n"),
            Parse(reply).TextBody!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_html_part_says_the_same()
    {
        var reply = Samples.Reply(body: Samples.Body("Hello <Ann> & all,\nsee https://shop.example/a?b=1&c=2.\n\n- one\n- two", "en", false, "shipping#methods"));
        var html = Parse(reply).HtmlBody!.ReplaceLineEndings("\n");
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains("<p>Hello &lt;Ann&gt; &amp; all,<br>\nsee <a href=\"https://shop.example/a?b=1&amp;c=2\">https://shop.example/a?b=1&amp;c=2</a>.</p>", html, StringComparison.Ordinal);
        Assert.Contains("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", html, StringComparison.Ordinal);
        Assert.Contains("<li>shipping#methods</li>", html, StringComparison.Ordinal);
        Assert.Contains("<p>On 19 November 2026 at 14:14 UTC, Ann Lee &lt;ann@example.org&gt; wrote:</p>\n<blockquote type=\"cite\"", html, StringComparison.Ordinal);
        Assert.Contains("Hello,<br>\n<br>\nwhere is my order 12345?\n</blockquote>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "fr", "a écrit :", "Sources :")]
    [InlineData("es", "es", "escribió:", "Fuentes:")]
    [InlineData("vi", "vi", "đã viết:", "Nguồn:")]
    [InlineData("zh", "zh", "写道：", "来源：")]
    [InlineData("de", "de", "wrote:", "Sources:")]
    [InlineData("\"><script>", "en", "wrote:", "Sources:")]
    public void It_speaks_the_language_of_the_reply(string language, string tag, string wrote, string sources)
    {
        var mail = Parse(Samples.Reply(body: Samples.Body(language: language, citations: "a#b")));
        Assert.Equal(tag, mail.Body!.Headers["Content-Language"]);
        Assert.Contains($"<html lang=\"{tag}\">", mail.HtmlBody, StringComparison.Ordinal);
        Assert.All([mail.TextBody!, mail.HtmlBody!], body =>
        {
            Assert.Contains(wrote, body, StringComparison.Ordinal);
            Assert.Contains(sources, body, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("It is on its way.", ContentEncoding.QuotedPrintable)]
    [InlineData("Votre commande a été expédiée aujourd'hui par la poste.", ContentEncoding.QuotedPrintable)]
    [InlineData("您的订单已经发货，预计三天内送达。感谢您的耐心等待，祝您生活愉快。", ContentEncoding.Base64)]
    public void The_encoding_suits_the_text(string text, ContentEncoding expected)
    {
        var mail = Parse(Samples.Reply(Samples.Message(text: ""), Samples.Body(text)));
        var plain = mail.BodyParts.OfType<TextPart>().First();
        Assert.Equal(expected, plain.ContentTransferEncoding);
        Assert.Equal("utf-8", plain.ContentType.Charset, ignoreCase: true);
        Assert.Equal(text, plain.Text.TrimEnd());
    }

    [Fact]
    public void Nothing_is_attributed_when_nothing_is_quoted()
    {
        var body = Parse(Samples.Reply(Samples.Message(text: " \n "))).TextBody!;
        Assert.Equal("It is on its way.", body.Trim());
        Assert.Equal("It is on its way.", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Parse(Samples.Reply(), new() { QuotedBytes = 0 }).TextBody!)).Trim());
    }

    [Theory]
    [InlineData("en", "[The rest of the quoted message is left out.]")]
    [InlineData("vi", "[Phần còn lại của thư được trích đã lược bớt.]")]
    public void A_long_quote_is_cut_and_the_cut_is_said(string language, string note)
    {
        var text = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"Line {i} ünd so on"));
        var mail = Parse(Samples.Reply(Samples.Message(text: text), Samples.Body(language: language)));
        Assert.Contains(note, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(note, mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("> Line 0 ünd so on", mail.TextBody, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(mail.TextBody!), 15 * 1024, 30 * 1024);
    }

    [Fact]
    public void A_quote_that_just_fits_is_whole()
    {
        var text = new string('x', Samples.Options.QuotedBytes);
        Assert.DoesNotContain("left out", Parse(Samples.Reply(Samples.Message(text: text))).TextBody, StringComparison.Ordinal);
        Assert.Contains("left out", Parse(Samples.Reply(Samples.Message(text: text + "x"))).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_lines_are_wrapped_and_quotes_stay_quoted()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 100));
        var body = Parse(Samples.Reply(Samples.Message(text: $"{words}\n> {words}"), Samples.Body($"{words}\n- {words}"))).TextBody!;
        var lines = body.ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= 78, line));
        Assert.Contains(lines, line => line.StartsWith("> word", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith(">> word", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  word", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_and_subjects_beyond_ASCII_are_encoded()
    {
        var reply = Samples.Reply(Samples.Message(subject: "Où est ma commande n° 12345 ? " + new string('é', 100), name: "Nguyễn Thị \"Ánh\""));
        Assert.All(HeaderOf(reply), line => Assert.True(Ascii.IsValid(line) && line.Length <= 998, line));
        Assert.Equal(reply.Subject, Parse(reply).Subject);
        Assert.Equal("Nguyễn Thị \"Ánh\"", Parse(reply).To.Mailboxes.Single().Name);
    }

    [Fact]
    public void Every_address_that_is_answered_is_composed() =>
        Assert.All(
            ["a..b.@docomo.example", "\"john doe\"@example.org", "o'hara+x@example.org", "ann@[192.0.2.1]", ".a@example.org"],
            email => Assert.Single(Parse(Samples.Reply(Samples.Message(email: email))).To.Mailboxes));

    [Fact]
    public void A_domain_beyond_ASCII_is_written_in_ASCII() =>
        Assert.Contains(HeaderOf(Samples.Reply(Samples.Message(email: "ann@bücher.example"))), line => line.StartsWith("To:", StringComparison.Ordinal) && line.Contains("ann@xn--bcher-kva.example", StringComparison.Ordinal));

    [Fact]
    public void A_mailbox_beyond_ASCII_is_written_in_UTF8() // RFC 6532; the relay has to offer SMTPUTF8
    {
        var mail = MailComposer.Compose(Samples.Reply(Samples.Message(email: "用户@example.org")), Samples.Options);
        Assert.Contains("用户@example.org", Encoding.UTF8.GetString(mail), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("")]
    [InlineData("a@example.org, b@example.org")]
    public void A_stored_reply_with_a_bad_address_is_not_composed(string email)
    {
        Assert.Throws<ArgumentException>(() => MailComposer.Compose(Samples.Reply() with { To = new(email) }, Samples.Options));
        Assert.Throws<ArgumentException>(() => MailComposer.Compose(Samples.Reply() with { From = new(email) }, Samples.Options));
        Assert.Throws<ArgumentException>(() => MailComposer.Compose(Samples.Reply() with { ReplyTo = new(email) }, Samples.Options));
    }

    [Fact]
    public void A_stored_reply_with_a_bad_id_is_not_composed() =>
        Assert.Throws<ArgumentException>(() => MailComposer.Compose(Samples.Reply() with { Id = "x@y>\r\nBcc: b@example.org" }, Samples.Options));

    [Theory]
    [InlineData("see https://a.example/x.", "see <a href=\"https://a.example/x\">https://a.example/x</a>.")]
    [InlineData("(http://a.example/x)", "(<a href=\"http://a.example/x\">http://a.example/x</a>)")]
    [InlineData("https://a.example/x_(y)", "<a href=\"https://a.example/x_(y)\">https://a.example/x_(y)</a>")]
    [InlineData("见https://a.example/x。谢谢", "见<a href=\"https://a.example/x\">https://a.example/x</a>。谢谢")]
    [InlineData("https://a.example/\"onclick=\"x", "<a href=\"https://a.example/\">https://a.example/</a>&quot;onclick=&quot;x")]
    [InlineData("https://a.example/1 https://b.example/2", "<a href=\"https://a.example/1\">https://a.example/1</a> <a href=\"https://b.example/2\">https://b.example/2</a>")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    [InlineData("xhttps://a.example", "xhttps://a.example")]
    [InlineData("https://", "https://")]
    [InlineData("http https:// http:/a http", "http https:// http:/a http")]
    public void Web_addresses_become_links(string text, string expected) => Assert.Equal(expected, new StringBuilder().AppendLinked(text).ToString());

    private static MimeMessage Parse(OutboundReply reply, MailOptions? options = null) =>
        MimeMessage.Load(new MemoryStream(MailComposer.Compose(reply, options ?? Samples.Options)));

    private static (string?, string) NameOf(InternetAddressList list) =>
        list.Mailboxes.Select(mailbox => (mailbox.Name, mailbox.Address)).Single();

    private static string[] HeaderOf(OutboundReply reply) =>
        Encoding.UTF8.GetString(MailComposer.Compose(reply, Samples.Options)).Split("\r\n\r\n")[0].Split("\r\n");
}
