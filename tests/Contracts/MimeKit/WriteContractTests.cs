using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace Platform.Tests.Contracts.MimeKit;

public sealed class WriteContractTests
{
    [Theory]
    [InlineData("Subject:  odd   spacing\nTo: a@b.c\nX: \xFF\n\nbody\n")]
    [InlineData("subject: a\nContent-Type: TEXT/plain ;charset=x\nMIME-Version: 1.0\nFrom: a@b.c\n\nbody without end")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\npre\n--b\nX: y\n\none\n--b\n\ntwo\n\n--b--\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nSubject: i\n\ninner\n--b--\nepilogue\n")]
    [InlineData("Subject: a\nnot a header\n\nbody\n")]
    public void A_parsed_mail_is_written_back_byte_for_byte(string text) =>
        Assert.Equal(text.ReplaceLineEndings("\r\n"), Mails.Write(Mails.Load(text)));

    [Fact]
    public void A_mail_that_was_cut_off_gets_a_line_end_but_no_boundary()
    {
        const string Text = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ncut off";
        Assert.Equal(Text + "\r\n", Mails.Write(Mails.Load(Text)));
    }

    [Fact]
    public void Line_ends_are_the_chosen_ones()
    {
        var message = Mails.Load("Subject: a\nTo: b@c.d\n\none\ntwo\n");

        Assert.Equal("Subject: a\nTo: b@c.d\n\none\ntwo\n", Mails.Write(message, Mails.Options(NewLineFormat.Unix)));
        Assert.Equal("Subject: a\r\nTo: b@c.d\r\n\r\none\r\ntwo\r\n", Mails.Write(message));
    }

    [Fact]
    public void Hidden_headers_are_left_out()
    {
        var options = Mails.Dos.Clone();
        options.HiddenHeaders.Add(HeaderId.Bcc);
        Assert.Equal("To: a@b.c\r\n\r\nx", Mails.Write(Mails.Load("To: a@b.c\nBcc: d@e.f\n\nx"), options));
    }

    [Fact]
    public void A_reply_is_composed()
    {
        var message = new MimeMessage();
        message.From.Add(new MailboxAddress("Müller Shop", "support@shop.example.com"));
        message.To.Add(new MailboxAddress("Jane Roe", "jane@example.org"));
        message.Subject = "Re: Änderung";
        message.Date = new DateTimeOffset(2026, 3, 5, 10, 20, 30, TimeSpan.FromHours(1));
        message.MessageId = "t1.3@shop.example.com";
        message.InReplyTo = "<q1@example.org>";
        message.References.AddRange(["q0@example.org", "<q1@example.org>"]);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-replied");
        message.Body = new BodyBuilder { TextBody = "Grüße\n", HtmlBody = "<p>Grüße</p>\n" }.ToMessageBody();
        ((Multipart)message.Body).Boundary = "b";
        message.Prepare(EncodingConstraint.SevenBit);

        const string Expected =
            """
            From: =?utf-8?b?TcO8bGxlcg==?= Shop <support@shop.example.com>
            Date: Thu, 05 Mar 2026 10:20:30 +0100
            Subject: Re: =?utf-8?b?w4RuZGVydW5n?=
            Message-Id: <t1.3@shop.example.com>
            To: Jane Roe <jane@example.org>
            In-Reply-To: <q1@example.org>
            References: <q0@example.org> <q1@example.org>
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            R3LDvMOfZQo=

            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PHA+R3LDvMOfZTwvcD4K

            --b--

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\r\n"), Mails.Write(message));
    }

    [Fact]
    public void What_is_composed_is_read_back()
    {
        var builder = new BodyBuilder { TextBody = "Hallo 👋\n", HtmlBody = "<p>Hallo</p>" };
        builder.Attachments.Add("Übersicht über alle Bestellungen des vergangenen Jahres 2025.pdf", [1, 2, 3]);
        builder.Attachments.Add("notes.txt", "plain"u8.ToArray());
        builder.LinkedResources.Add("logo.png", [4, 5]);
        var message = new MimeMessage([new MailboxAddress("A", "a@b.c")], [new MailboxAddress("D", "d@e.f")], "Subject 👋 " + new string('ä', 100), builder.ToMessageBody());
        message.Prepare(EncodingConstraint.SevenBit);

        var written = Mails.Write(message);
        Assert.All(written.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
        var read = Mails.Load(Encoding.Latin1.GetBytes(written));

        Assert.Equal(message.Subject, read.Subject);
        Assert.Equal("Hallo 👋\n", Mails.Lines(read.TextBody));
        Assert.Equal("<p>Hallo</p>", Mails.Lines(read.HtmlBody));
        var attachments = read.Attachments.Cast<MimePart>().ToArray();
        Assert.Equal(["Übersicht über alle Bestellungen des vergangenen Jahres 2025.pdf", "notes.txt"], attachments.Select(part => part.FileName!));
        Assert.Equal(["application/pdf", "text/plain"], attachments.Select(part => part.ContentType.MimeType));
        Assert.Equal("\u0001\u0002\u0003", Mails.Decode(attachments[0]));
    }

    [Theory]
    [InlineData("plain\n", EncodingConstraint.SevenBit, ContentEncoding.SevenBit)]
    [InlineData("one \u00E9 in a long line of ascii text\n", EncodingConstraint.SevenBit, ContentEncoding.QuotedPrintable)]
    [InlineData("\u00E9\u00E9\u00E9\n", EncodingConstraint.SevenBit, ContentEncoding.Base64)]
    [InlineData("\u00E9\u00E9\u00E9\n", EncodingConstraint.EightBit, ContentEncoding.EightBit)]
    [InlineData("nul \0\n", EncodingConstraint.EightBit, ContentEncoding.Base64)]
    [InlineData("From here\n", EncodingConstraint.None, ContentEncoding.QuotedPrintable)]
    public void The_transfer_encoding_follows_from_the_text(string text, EncodingConstraint constraint, ContentEncoding expected)
    {
        var part = new TextPart("plain");
        part.SetText(Encoding.UTF8, text);
        Assert.Equal(expected, part.GetBestEncoding(constraint));
    }

    [Fact]
    public void Quoted_printable_is_written_as_RFC_2045_says()
    {
        var part = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.Latin1, "a=b \n\u00E9\t\n" + new string('x', 80) + " end ");
        using var memory = new MemoryStream();
        part.WriteTo(Mails.Dos, memory, contentOnly: true);

        Assert.Equal(
            "a=3Db=20\r\n=E9=09\r\n" + new string('x', 75) + "=\r\n" + "xxxxx end=20=\r\n",
            Encoding.ASCII.GetString(memory.ToArray()));
    }

    [Fact]
    public void International_headers_are_utf8()
    {
        var options = Mails.Dos.Clone();
        options.International = true;
        var message = Mails.Load("Subject: =?utf-8?Q?=C3=A9?=\nTo: =?utf-8?Q?J=C3=BC?= <j@x.y>\n\nx");

        Assert.Equal("Subject: \xC3\xA9\r\nTo: J\xC3\xBC <j@x.y>\r\n\r\nx", Mails.Write(message, options));
    }

    [Fact]
    public void A_list_unsubscribe_url_is_never_broken()
    {
        var url = $"<https://shop.example.com/u/{new string('a', 90)}>";
        var message = new MimeMessage { Body = new TextPart("plain") { Text = "x" } };
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<mailto:u@shop.example.com>, {url}");

        Assert.Contains(url, Mails.Write(message), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_encoded_and_decoded()
    {
        Assert.Equal("=?utf-8?b?w6nDqQ==?=", Encoding.ASCII.GetString(Rfc2047.EncodeText(Encoding.UTF8, "éé")));
        Assert.Equal("\"a, b\"", Encoding.ASCII.GetString(Rfc2047.EncodePhrase(Encoding.UTF8, "a, b")));
        Assert.Equal("éé", Rfc2047.DecodeText("=?utf-8?b?w6nDqQ==?="u8.ToArray()));
        Assert.Equal("a \"b\" \\", MimeUtils.Unquote(MimeUtils.Quote("a \"b\" \\")));
        Assert.Equal("application/pdf", MimeTypes.GetMimeType("a.PDF"));
    }
}
