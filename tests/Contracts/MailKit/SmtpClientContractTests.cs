using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using Platform.Tests.Support;

namespace Platform.Tests.Contracts.MailKit;

/// <summary>What the platform relies on of MailKit's client; the stand-in and the package pass the same tests.</summary>
public sealed class SmtpClientContractTests : SmtpContractTest
{
    [Fact]
    public async Task A_mail_arrives_byte_for_byte_with_its_dots()
    {
        const string Text = "From: a@b.example\r\nTo: c@d.example\r\nSubject: dots\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n.\r\n..two\r\n.x\r\nend\r\n";
        await ConnectAsync();

        var answer = await SendAsync(Text);

        Assert.Equal("2.0.0 taken", answer);
        Assert.Equal(Text, Assert.Single(Server.Mails).Text);
        Assert.Contains("EHLO client.example", Server.Commands);
    }

    [Fact]
    public async Task Several_mails_go_over_one_connection()
    {
        await ConnectAsync();
        await SendAsync(Mail("one"));
        await SendAsync(Mail("two"));
        await Client.DisconnectAsync(true);

        Assert.Equal(2, Server.Mails.Count);
        Assert.Equal(1, Server.Connections);
        Assert.Equal("QUIT", Server.Commands.Last());
        Assert.False(Client.IsConnected);
    }

    [Fact]
    public async Task What_theServer_offers_is_known()
    {
        await ConnectAsync();

        Assert.True(Client.Capabilities.HasFlag(SmtpCapabilities.EightBitMime | SmtpCapabilities.UTF8 | SmtpCapabilities.Size));
        Assert.Equal(1_000_000u, Client.MaxSize);
        Assert.False(Client.Capabilities.HasFlag(SmtpCapabilities.StartTLS));
    }

    [Fact]
    public async Task A_capability_can_be_given_up_and_not_be_invented()
    {
        await ConnectAsync();
        Client.Capabilities &= ~SmtpCapabilities.UTF8;
        Assert.Throws<ArgumentException>(() => Client.Capabilities |= SmtpCapabilities.UTF8);

        await SendAsync(Mail("to a domain beyond ASCII"), "jan@b\u00fccher.example");

        Assert.Equal(["<jan@xn--bcher-kva.example>"], Assert.Single(Server.Mails).To);
        Assert.DoesNotContain("SMTPUTF8", Server.Mails.Single().From, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Size_and_eight_bits_and_wide_addresses_are_announced()
    {
        await ConnectAsync();
        var text = Mail("eight").Replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: 8bit\r\n\r\nGr\u00fc\u00dfe ", StringComparison.Ordinal);
        await SendAsync(text, "\u00fcmit@d.example");

        var mail = Assert.Single(Server.Mails);
        Assert.Contains("BODY=8BITMIME", mail.From, StringComparison.Ordinal);
        Assert.Contains("SMTPUTF8", mail.From, StringComparison.Ordinal);
        Assert.Contains($"SIZE={Encoding.UTF8.GetByteCount(text)}", mail.From, StringComparison.Ordinal);
        Assert.Equal(["<\u00fcmit@d.example>"], mail.To);
        Assert.Equal(text, mail.Text);
    }

    [Fact]
    public async Task A_refused_sender_is_told_with_its_code_and_the_connection_goes_on()
    {
        Server.Script = moment => moment is { Step: SmtpStep.MailFrom, Count: 1 } ? SmtpReaction.Say("451 4.3.0 later") : null;
        await ConnectAsync();

        var refusal = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(Mail("one")));

        Assert.Equal((SmtpErrorCode.SenderNotAccepted, SmtpStatusCode.ErrorInProcessing, "4.3.0 later"), (refusal.ErrorCode, refusal.StatusCode, refusal.Message));
        Assert.True(Client.IsConnected);
        await SendAsync(Mail("two"));
        Assert.Single(Server.Mails);
    }

    [Fact]
    public async Task Each_recipient_is_answered_by_itself()
    {
        Server.Script = moment => moment.Step == SmtpStep.RcptTo && moment.Line.Contains("bad@", StringComparison.Ordinal) ? SmtpReaction.Say("550 5.1.1 nobody") : null;
        await ConnectAsync();

        await SendAsync(Mail("one"), "good@d.example", "bad@d.example");

        Assert.Equal(["+good@d.example 250", "-bad@d.example 550"], Client.Notes);
        Assert.Equal(["<good@d.example>"], Assert.Single(Server.Mails).To);
    }

    [Fact]
    public async Task Without_an_accepted_recipient_nothing_is_sent()
    {
        Server.Script = moment => moment.Step == SmtpStep.RcptTo ? SmtpReaction.Say("450 4.2.0 busy") : null;
        await ConnectAsync();

        var refusal = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(Mail("one")));

        Assert.Equal(SmtpErrorCode.MessageNotAccepted, refusal.ErrorCode);
        Assert.Equal(["-c@d.example 450"], Client.Notes);
        Assert.DoesNotContain("DATA", Server.Commands);
    }

    [Theory]
    [InlineData("552 5.3.4 too large", 552)]
    [InlineData("452 4.3.1 full", 452)]
    public async Task A_refusal_behind_the_data_is_told_with_its_code(string reply, int code)
    {
        Server.Script = moment => moment.Step == SmtpStep.EndOfData ? SmtpReaction.Say(reply) : null;
        await ConnectAsync();

        var refusal = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(Mail("one")));

        Assert.Equal((SmtpErrorCode.MessageNotAccepted, (SmtpStatusCode)code), (refusal.ErrorCode, refusal.StatusCode));
    }

    [Theory]
    [InlineData(nameof(SmtpStep.MailFrom), false)]
    [InlineData(nameof(SmtpStep.RcptTo), false)]
    [InlineData(nameof(SmtpStep.Data), false)]
    [InlineData(nameof(SmtpStep.EndOfData), true)]
    public async Task The_progress_is_whole_before_the_end_of_the_data_and_only_then(string step, bool expected)
    {
        Server.Script = moment => moment.Step.ToString() == step ? SmtpReaction.Drop : null;
        await ConnectAsync();
        var progress = new Progress(() => !Server.Mails.IsEmpty);

        var lost = await Record.ExceptionAsync(() => SendAndReportAsync(Mail(new string('x', 9000)), progress));

        Assert.True(lost is SmtpProtocolException or IOException, lost?.ToString());
        Assert.False(Client.IsConnected);
        Assert.Equal(expected, progress.IsWhole);
    }

    [Fact]
    public async Task What_the_progress_throws_stops_the_mail_before_its_end()
    {
        await ConnectAsync();
        await Assert.ThrowsAsync<NotSupportedException>(() => SendAndReportAsync(Mail("one"), new Progress(() => throw new NotSupportedException())));

        Assert.False(Client.IsConnected);
        await Server.DisposeAsync();
        Assert.Empty(Server.Mails);
    }

    [Fact]
    public async Task A_silentServer_is_left_after_the_time_out()
    {
        Server.Script = moment => moment.Step == SmtpStep.EndOfData ? SmtpReaction.Silence : null;
        await ConnectAsync();
        Client.Timeout = 200;
        await Assert.ThrowsAsync<TimeoutException>(() => SendAsync(Mail("one")));
        Assert.False(Client.IsConnected);
    }

    private sealed class Progress(Func<bool> isEnded) : ITransferProgress
    {
        public bool IsWhole { get; private set; }

        public void Report(long bytesTransferred, long totalSize)
        {
            if (bytesTransferred >= totalSize)
            {
                Assert.False(isEnded());
                IsWhole = true;
            }
        }

        public void Report(long bytesTransferred) => throw new InvalidOperationException("the size is known");
    }
}
