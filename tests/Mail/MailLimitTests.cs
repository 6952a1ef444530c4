using System.Globalization;
using System.Text;
using Platform.Mail;

namespace Platform.Tests.Mail;

public sealed class MailLimitTests
{
    private const string Head = "From: ann@example.org\r\nMessage-ID: <m@example.org>\r\nMIME-Version: 1.0\r\n";

    [Fact]
    public void Too_large_is_rejected() =>
        Assert.Equal(RejectReasons.TooLarge, Reason(new string('x', 2000), new MailReadOptions { MaxBytes = 1000 }));

    [Fact]
    public void Header_beyond_its_limit_is_rejected() =>
        Assert.Equal(RejectReasons.HeaderTooLarge, Reason(Head + "X-Long: " + new string('x', 300_000) + "\r\n\r\nbody"));

    [Fact]
    public void Forty_megabytes_are_read_and_a_byte_more_is_rejected()
    {
        var mail = new byte[(40 * 1024 * 1024) + 1];
        Array.Fill(mail, (byte)'x');
        Encoding.ASCII.GetBytes(Head + "\r\n").CopyTo(mail, 0);
        Assert.IsType<MailReading.Accepted>(MailReader.Read(mail.AsMemory(0, mail.Length - 1), MailCorpus.Options));
        Assert.Equal(RejectReasons.TooLarge, Assert.IsType<MailReading.Rejected>(MailReader.Read(mail, MailCorpus.Options)).Reason);
    }

    [Theory]
    [InlineData(198, null)]
    [InlineData(200, RejectReasons.TooManyParts)]
    public void Two_hundred_parts_are_read(int leaves, string? reason)
    {
        // The container is a part as well.
        var parts = string.Concat(Enumerable.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", leaves));
        Assert.Equal(reason, Reason(Head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts + "--b--\r\n"));
    }

    [Theory]
    [InlineData(250, null)]
    [InlineData(257, RejectReasons.HeaderTooLarge)]
    public void Header_of_256_kilobytes_is_read(int kilobytes, string? reason)
    {
        var folded = string.Concat(Enumerable.Repeat(" " + new string('y', 1021) + "\r\n", kilobytes));
        Assert.Equal(reason, Reason(Head + "X-Long:" + folded + "\r\nbody"));
    }

    [Fact]
    public void Large_body_below_a_small_header_is_read() =>
        Assert.IsType<MailReading.Accepted>(Read(Head + "\r\n" + new string('x', 300_000)));

    [Fact]
    public void Too_many_parts_are_rejected()
    {
        var parts = string.Concat(Enumerable.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", 250));
        Assert.Equal(RejectReasons.TooManyParts, Reason(Head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts + "--b--\r\n"));
    }

    [Theory]
    [InlineData(18, null)]
    [InlineData(25, RejectReasons.NestedTooDeep)]
    [InlineData(3000, RejectReasons.NestedTooDeep)]
    public void Nesting_is_bounded(int depth, string? reason)
    {
        var mail = new StringBuilder(Head);
        for (var i = 0; i < depth; i++)
        {
            mail.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        }

        Assert.Equal(reason, Reason(mail + "Content-Type: text/plain\r\n\r\nx\r\n"));
    }

    [Fact]
    public void Attached_mails_count_as_depth()
    {
        var mail = Head + string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\r\n\r\nFrom: a@example.org\r\n", 40)) + "\r\nx";
        Assert.Equal(RejectReasons.NestedTooDeep, Reason(mail));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    public void Nothing_is_unreadable(string raw) => Assert.Equal(RejectReasons.Unreadable, Reason(raw));

    [Fact]
    public void A_mail_that_names_nobody_is_rejected() =>
        Assert.Equal(RejectReasons.NoSender, Reason("Subject: hi\r\n\r\nhello"));

    [Fact]
    public void A_bounce_that_names_nobody_is_a_bounce()
    {
        var mail = MailCorpus.Read("Subject: Undelivered Mail Returned to Sender\r\nReturn-Path: <>\r\n\r\nThis is the mail system at host mx.example.\r\n");
        Assert.Equal(MessageClass.Bounce, mail.Class);
    }

    private static MailReading Read(string raw, MailReadOptions? options = null) => MailReader.Read(Encoding.UTF8.GetBytes(raw), options ?? MailCorpus.Options);

    private static string? Reason(string raw, MailReadOptions? options = null)
    {
        var reading = Read(raw, options);
        Assert.Equal(30, reading.MessageKey.Length);
        Assert.Equal(64, reading.ContentHash.Length);
        return (reading as MailReading.Rejected)?.Reason;
    }
}
