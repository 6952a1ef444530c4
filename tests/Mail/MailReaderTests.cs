using System.Text;
using Platform.Mail;

namespace Platform.Tests.Mail;

public sealed class MailReaderTests
{
    private const string Simple = "From: Ann <ann@example.org>\r\nTo: support@shop.example\r\nMessage-ID: <a1@example.org>\r\nSubject: Hi\r\n\r\nHello\r\n";

    [Fact]
    public void Same_message_id_and_sender_have_one_key_whatever_the_path()
    {
        var direct = MailCorpus.Read(Simple);
        var relayed = MailCorpus.Read("Received: from a by b; Mon, 6 Jan 2025 16:02:00 +0100\r\n" + Simple);
        Assert.Equal(direct.MessageKey, relayed.MessageKey);
        Assert.NotEqual(direct.ContentHash, relayed.ContentHash);
        Assert.Matches("^[a-z2-7]{30}$", direct.MessageKey);
    }

    [Fact]
    public void Another_sender_with_the_same_message_id_has_another_key() =>
        Assert.NotEqual(MailCorpus.Read(Simple).MessageKey, MailCorpus.Read(Simple.Replace("ann@", "eve@", StringComparison.Ordinal)).MessageKey);

    [Fact]
    public void Mail_without_message_id_has_a_key_of_its_bytes()
    {
        var without = Simple.Replace("Message-ID: <a1@example.org>\r\n", "", StringComparison.Ordinal);
        Assert.Equal(MailCorpus.Read(without).MessageKey, MailCorpus.Read(without).MessageKey);
        Assert.NotEqual(MailCorpus.Read(without).MessageKey, MailCorpus.Read(without + "!").MessageKey);
    }

    [Fact]
    public void Key_is_pinned()
    {
        // RFC 4648 §6 of SHA-256("mid\0a1@example.org\0ann@example.org"): a change would make every stored mail new.
        var digest = System.Security.Cryptography.SHA256.HashData("mid\0a1@example.org\0ann@example.org"u8);
        var bits = string.Concat(digest.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        var expected = string.Concat(Enumerable.Range(0, 30).Select(i => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(i * 5, 5), 2)]));
        Assert.Equal(expected, MailCorpus.Read(Simple).MessageKey);
    }

    [Theory]
    [InlineData("José <JOSE@Bücher.example>", "jose@xn--bcher-kva.example", "José")]
    [InlineData("=?utf-8?B?Sm9zw6k=?= <jose@xn--bcher-kva.example>", "jose@xn--bcher-kva.example", "José")]
    [InlineData("=?iso-8859-1?Q?Andr=E9?= <a@example.org>", "a@example.org", "André")]
    [InlineData("\"Lee, Ann\" <ann@example.org>", "ann@example.org", "Lee, Ann")]
    [InlineData("ann@example.org (Ann Lee)", "ann@example.org", "Ann Lee")]
    [InlineData("<ann@example.org>", "ann@example.org", null)]
    [InlineData("Friends: ann@example.org, bo@example.org;", "ann@example.org", null)]
    [InlineData("почта@пример.испытание", "почта@xn--e1afmkfd.xn--80akhbyknj4f", null)]
    public void Sender_is_read(string header, string email, string? name)
    {
        var mail = MailCorpus.Read(Simple.Replace("Ann <ann@example.org>", header, StringComparison.Ordinal));
        Assert.Equal(email, mail.From.Email);
        Assert.Equal(name, mail.From.Name);
    }

    [Theory]
    [InlineData("Ann Lee ann@example.org")]
    [InlineData("Ann Lee [ann@example.org]")]
    [InlineData("\"Ann Lee <ann@example.org>")]
    [InlineData("<<ann@example.org>>")]
    [InlineData("mailto:ann@example.org")]
    public void Broken_sender_is_found(string header) =>
        Assert.Equal("ann@example.org", MailCorpus.Read(Simple.Replace("Ann <ann@example.org>", header, StringComparison.Ordinal)).From.Email);

    [Fact]
    public void Groups_are_flattened_and_lists_read_in_order()
    {
        var mail = MailCorpus.Read(Simple.Replace("To: support@shop.example", "To: Team: a@example.org, \"B\" <b@example.org>;, support@shop.example\r\nCc: undisclosed-recipients:;", StringComparison.Ordinal));
        Assert.Equal(["a@example.org", "b@example.org", "support@shop.example"], mail.To.Select(a => a.Email));
        Assert.Empty(mail.Cc);
    }

    [Fact]
    public void Subject_is_decoded_and_unfolded()
    {
        var mail = MailCorpus.Read(Simple.Replace("Subject: Hi", "Subject: =?utf-8?Q?Gr=C3=B6?=\r\n =?utf-8?Q?=C3=9Fe?= und\r\n\tFarbe", StringComparison.Ordinal));
        Assert.Equal("Größe und Farbe", mail.Subject);
    }

    [Theory]
    [InlineData("=?ISO-2022-JP?B?GyRCJDMkcyRLJEEkTxsoQg==?=", "こんにちは")]
    [InlineData("=?koi8-r?B?79TXxdQ=?=", "Ответ")]
    [InlineData("=?gb2312?B?xOO6ww==?=", "你好")]
    [InlineData("=?windows-1252?Q?=80_20?=", "€ 20")]
    [InlineData("=?utf-8?Q?caf=C3=A9?= =?utf-8?Q?_noir?=", "café noir")]
    [InlineData("=?utf-8?B?R3LDtsOfZQ?=", "Größe")]
    public void Subject_of_any_charset_is_decoded(string header, string subject) =>
        Assert.Equal(subject, MailCorpus.Read(Simple.Replace("Subject: Hi", "Subject: " + header, StringComparison.Ordinal)).Subject);

    [Fact]
    public void Hints_list_every_candidate_in_the_order_of_the_ladder()
    {
        var mail = MailCorpus.Read(
            "From: ann@example.org\r\nTo: Shop <support+tok1@shop.example>\r\nDelivered-To: support+tok2@shop.example\r\nMessage-ID: <m@example.org>\r\n"
            + "In-Reply-To: <t1.4@threads.shop.example>\r\nReferences: <t1.1@threads.shop.example>\r\n <t1.2@threads.shop.example> <t1.4@threads.shop.example>\r\nSubject: Re: x\r\n\r\n"
            + "ok\r\n\r\n-----Original Message-----\r\nFrom: Shop <support@shop.example>\r\nSent: today 10:00\r\nSubject: x\r\nMessage-ID: <t1.9@threads.shop.example>\r\n\r\nHello\r\n");
        Assert.Equal(["tok2", "tok1"], mail.Hints.Tags.AsEnumerable());
        Assert.Equal(["t1.4@threads.shop.example"], mail.Hints.InReplyTo.AsEnumerable());
        Assert.Equal(["t1.4@threads.shop.example", "t1.2@threads.shop.example", "t1.1@threads.shop.example"], mail.Hints.References.AsEnumerable());
        Assert.Contains("t1.9@threads.shop.example", mail.Hints.Quoted);
        Assert.Equal("ok", mail.Text);
    }

    [Fact]
    public void References_keep_the_first_and_the_newest()
    {
        var ids = string.Concat(Enumerable.Range(0, 300).Select(i => $"\r\n <r{i}@x>"));
        var mail = MailCorpus.Read(Simple.Replace("Subject: Hi", "Subject: Hi\r\nReferences:" + ids, StringComparison.Ordinal));
        Assert.Equal(100, mail.References.Length);
        Assert.Equal("r0@x", mail.References[0]);
        Assert.Equal("r299@x", mail.References[^1]);
    }

    [Fact]
    public void Attachments_are_described_and_text_is_read()
    {
        var mail = MailCorpus.Read(
            "From: ann@example.org\r\nMessage-ID: <m@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee file\r\n"
            + "--b\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Disposition: attachment; filename*=utf-8''..%2FPreis%C3%BC.csv\r\n\r\nitem;price\r\nlamp;5\r\n"
            + "--b\r\nContent-Type: application/octet-stream; name=\"=?utf-8?B?w7wuYmlu?=\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--b--\r\n");
        Assert.Equal(["Preisü.csv", "ü.bin"], mail.Attachments.Select(a => a.Info.FileName));
        Assert.Equal("item;price\nlamp;5", mail.Attachments[0].Text);
        Assert.Null(mail.Attachments[1].Text);
        Assert.Equal(3, mail.Attachments[1].Info.Size);
        Assert.Equal("ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc", mail.Attachments[1].Info.ContentHash);
    }

    [Fact]
    public void Bounce_names_recipient_status_and_original()
    {
        var report = MailCorpus.Read(MailCorpus.Classes.Single(c => c.Name == "dsn").Raw).Report!;
        Assert.Equal("t9.1@threads.shop.example", report.OriginalMessageId);
        Assert.Equal(new ReportedRecipient("gone@example.org", "failed", "5.1.1", "smtp; 550 5.1.1 user unknown"), Assert.Single(report.Recipients));
        var qmail = MailCorpus.Read(MailCorpus.Classes.Single(c => c.Name == "qmail").Raw).Report!;
        Assert.Equal("gone@example.org", Assert.Single(qmail.Recipients).Email);
        var arf = MailCorpus.Read(MailCorpus.Classes.Single(c => c.Name == "arf").Raw).Report!;
        Assert.Equal(("abuse", "t9.1@threads.shop.example"), (arf.FeedbackType, arf.OriginalMessageId));
    }

    [Fact]
    public void Envelope_outranks_headers()
    {
        var raw = Encoding.UTF8.GetBytes("Return-Path: <x@example.org>\r\nDelivered-To: old@shop.example\r\n" + Simple);
        var mail = ((MailReading.Accepted)MailReader.Read(raw, MailCorpus.Options, new MailEnvelope("", ["Support+T1@Shop.example"]))).Mail;
        Assert.Equal("", mail.ReturnPath);
        Assert.Equal(["support+t1@shop.example"], mail.DeliveredTo.AsEnumerable());
        Assert.Equal(["t1"], mail.Hints.Tags.AsEnumerable());
        Assert.Equal(MessageClass.AutoReply, mail.Class);
    }
}
