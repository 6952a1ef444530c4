using MimeKit;

namespace Platform.Tests.Contracts.MimeKit;

public sealed class StructureContractTests
{
    private const string Mixed =
        """
        From: a@b.c
        Content-Type: multipart/mixed; boundary="out"

        preamble
        --out
        Content-Type: multipart/alternative; boundary=in

        --in
        Content-Type: text/plain

        plain
        --in
        Content-Type: text/html

        <p>html</p>
        --in--
        --out
        Content-Type: application/pdf; name=a.pdf
        Content-Disposition: attachment

        pdf
        --out--
        epilogue
        """;

    [Fact]
    public void Nested_multiparts_have_bodies_and_attachments()
    {
        var message = Mails.Load(Mixed);

        Assert.Equal("plain", message.TextBody);
        Assert.Equal("<p>html</p>", message.HtmlBody);
        Assert.Equal(["text/plain", "text/html", "application/pdf"], message.BodyParts.Select(part => part.ContentType.MimeType));
        Assert.Equal("a.pdf", Assert.IsType<MimePart>(Assert.Single(message.Attachments)).FileName);
        Assert.IsType<MultipartAlternative>(Assert.IsType<Multipart>(message.Body)[0]);
        Assert.Equal("preamble\n", Mails.Lines(((Multipart)message.Body).Preamble));
        Assert.Equal("epilogue", ((Multipart)message.Body).Epilogue);
    }

    [Theory]
    [InlineData("--out--\nepilogue", "")]
    [InlineData("--in--\n", "")]
    [InlineData("\npdf\n--out--\nepilogue", "\npdf")]
    public void A_mail_without_its_end_keeps_its_parts(string cut, string keep)
    {
        var message = Mails.Load(Mixed.ReplaceLineEndings("\n").Replace(cut, keep, StringComparison.Ordinal));

        Assert.Equal("plain", message.TextBody);
        Assert.Contains("<p>html</p>", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(3, message.BodyParts.Count());
    }

    [Fact]
    public void Every_prefix_of_a_mail_can_be_read_or_is_refused()
    {
        var bytes = Mails.Bytes(Mixed);
        for (var length = 0; length < bytes.Length; length++)
        {
            try
            {
                var message = Mails.Load(bytes[..length]);
                _ = message.TextBody;
                Assert.NotNull(message.Body);
            }
            catch (FormatException)
            {
                Assert.InRange(length, 0, 75);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\xEF\xBB\xBF")]
    [InlineData("no header here\n\nbody")]
    [InlineData("<html></html>")]
    [InlineData("From")]
    public void What_is_no_mail_is_refused(string text) => Assert.Throws<FormatException>(() => Mails.Load(text));

    [Theory]
    [InlineData("From x@y Thu Mar 5 10:20:30 2026\nSubject: a\n\nb", "a", "b")]
    [InlineData("\xEF\xBB\xBFSubject: a\n\nb", "a", "b")]
    [InlineData("Subject: a\ngarbage in between\nX-B: c\n\nb", "a", "b")]
    [InlineData("Subject : a\n\nb", "a", "b")]
    [InlineData("Subject: a", "a", "")]
    [InlineData("Subject: a\n", "a", "")]
    [InlineData("\n\nb", null, "\nb")]
    public void Odd_beginnings_are_taken(string text, string? subject, string body)
    {
        var message = Mails.Load(text);

        Assert.Equal(subject, message.Subject);
        Assert.Equal(body, Mails.Lines(message.TextBody));
    }

    [Fact]
    public void Bare_line_feeds_are_line_ends_and_bare_carriage_returns_are_not()
    {
        var message = Mails.Load("Subject: a\rb\nTo: x@y.z\n\none\rtwo\nthree"u8.ToArray());

        Assert.Equal("ab", message.Subject);
        Assert.Equal("one\rtwo\nthree", message.TextBody!.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Boundaries_are_matched_whole_and_the_innermost_wins()
    {
        var message = Mails.Load("Content-Type: multipart/mixed; boundary=b\n\n--bb\n--b x\n--b \t\n\none\n--bad\n--b\n--b\n\ntwo\n--b--extra\n--b--");

        var parts = message.BodyParts.Select(Mails.Decode).ToArray();
        Assert.Equal(["one\r\n--bad", "two\r\n--b--extra"], parts);
    }

    [Fact]
    public void A_multipart_without_a_boundary_has_no_parts()
    {
        var multipart = Assert.IsType<Multipart>(Mails.Load("Content-Type: multipart/mixed\n\n--b\n\none\n").Body);
        Assert.Empty(multipart);
        Assert.Contains("one", multipart.Preamble, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_inside_a_message_is_read_unless_it_is_encoded()
    {
        var message = Mails.Load("Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: inner\n\nhi\n--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeA==\n--b--");

        var multipart = Assert.IsType<Multipart>(message.Body);
        var inner = Assert.IsType<MessagePart>(multipart[0]).Message!;
        Assert.Equal(("inner", "hi"), (inner.Subject, inner.TextBody));
        Assert.IsType<MimePart>(multipart[1]);
        Assert.Null(message.TextBody);
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_left_as_one_part()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")) + "\nx\n";
        var message = Mails.Load(Mails.Bytes(text), new ParserOptions { MaxMimeDepth = 5 });

        var depth = 0;
        for (var entity = message.Body; entity is Multipart multipart; entity = multipart[0])
        {
            depth++;
        }

        Assert.Equal(5, depth);
    }

    [Fact]
    public void Thousands_of_parts_are_read()
    {
        var text = "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\nx\n", 5000)) + "--b--";
        Assert.Equal(5000, Mails.Load(text).BodyParts.Count());
    }

    [Fact]
    public void Related_parts_are_found_by_their_id()
    {
        var message = Mails.Load("Content-Type: multipart/related; boundary=b; type=\"text/html\"\n\n--b\nContent-Type: image/png\nContent-ID: <i@x>\n\npng\n--b\nContent-Type: text/html\n\n<img src=cid:i@x>\n--b--");

        var related = Assert.IsType<MultipartRelated>(message.Body);
        Assert.Equal(0, related.IndexOf(new Uri("cid:i@x")));
        Assert.Equal("text/html", related.Root!.ContentType.MimeType);
        Assert.Equal("<img src=cid:i@x>", message.HtmlBody);
    }

    [Fact]
    public async Task Reading_can_be_cancelled_and_awaited()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.ThrowsAny<OperationCanceledException>(() => MimeMessage.Load(new MemoryStream(Mails.Bytes(Mixed)), cancelled.Token));

        var parser = new MimeParser(new MemoryStream(Mails.Bytes(Mixed)), MimeFormat.Entity);
        var message = await parser.ParseMessageAsync();
        Assert.True(parser.IsEndOfStream);
        Assert.Equal("plain", message.TextBody);
    }

    /// <summary>A fixed seed: the same bytes on every machine.</summary>
    [Fact]
    public void Nothing_but_a_format_error_escapes_whatever_the_bytes()
    {
        var state = 12345u;
        var mail = Mails.Bytes(Mixed);
        string[] pieces = ["\"", "<", "(", "=?utf-8?Q?", "?=", "\r", "\n", "\n\n", "--out", "--in--", ";", "*0*=", "\0", "\xFF", "%", "Content-Type: message/rfc822\n\n"];
        for (var round = 0; round < 2000; round++)
        {
            var bytes = mail.ToList();
            for (var i = 0; i <= Next(6); i++)
            {
                bytes.InsertRange(Next(bytes.Count), Mails.Bytes(pieces[Next(pieces.Length)]));
                bytes[Next(bytes.Count)] = (byte)Next(256);
            }

            try
            {
                var message = Mails.Load([.. bytes]);
                _ = (message.TextBody, message.HtmlBody, message.From.Count, message.Date, message.Attachments.Count());
                Mails.Write(message);
            }
            catch (FormatException)
            {
                // The only refusal there is.
            }
        }

        int Next(int below)
        {
            state = (state * 1664525) + 1013904223;
            return (int)((state >> 8) % (uint)below);
        }
    }
}
