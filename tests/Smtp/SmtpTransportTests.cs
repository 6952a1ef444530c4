using System.Text;
using Platform.Deliveries;
using Platform.Tests.Support;

namespace Platform.Tests.Smtp;

/// <summary>What is sent, once, and how it ends.</summary>
public sealed class SmtpTransportTests : SmtpTransportTest
{
    [Fact]
    public async Task A_staged_mail_is_sent_byte_for_byte_to_the_customer_from_the_address_with_the_token()
    {
        Assert.Equal(new HandOver.Accepted(), await SendAsync(Mail("one")));

        var mail = Assert.Single(Server.Mails);
        Assert.Equal(Mail("one"), mail.Text);
        Assert.Equal(["<john@example.com>"], mail.To);
        Assert.StartsWith("<support+token@shop.example>", mail.From, StringComparison.Ordinal);
        Assert.Contains("EHLO shop.example", Server.Commands);
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_not_sent_again()
    {
        await SendAsync(Mail("one"));
        await RestartAsync();

        Assert.Equal(new HandOver.Accepted(), await Transport.HandOverAsync(Id));

        Assert.Single(Server.Mails);
        await Transport.ForgetAsync(Id);
        Assert.Equal(new HandOver.Missing(), await Transport.HandOverAsync(Id));
    }

    [Fact]
    public async Task What_another_process_has_begun_meanwhile_is_not_sent_beside_it()
    {
        await Transport.StageAsync(Id, Encoding.UTF8.GetBytes(Mail("one")));
        await using (var late = Create(new OvertakenSpool(Spool)))
        {
            Assert.Equal(new HandOver.Deferred("another process has this mail in hand"), await late.HandOverAsync(Id));
        }

        // The relay got no end of the data and dropped what it had. The other one died: who comes next knows that it had begun.
        Assert.Empty(Server.Mails);
        Assert.Equal(new HandOver.Accepted(1), await Transport.HandOverAsync(Id));
        Assert.Single(Server.Mails);
    }

    [Fact]
    public async Task What_was_staged_first_is_what_is_sent()
    {
        await Transport.StageAsync(Id, Encoding.UTF8.GetBytes(Mail("first")));
        await RestartAsync();

        await SendAsync(Mail("second"));

        Assert.Equal(Mail("first"), Assert.Single(Server.Mails).Text);
    }

    [Fact]
    public async Task Mails_share_a_connection()
    {
        for (var number = 1; number <= 5; number++)
        {
            Assert.Equal(new HandOver.Accepted(), await SendAsync(Mail("one"), $"token.{number}@shop.example"));
        }

        Assert.Equal((5, 1), (Server.Mails.Count, Server.Connections));
    }

    [Fact]
    public async Task A_connection_ends_after_so_many_mails()
    {
        Options.MailsPerConnection = 2;
        for (var number = 1; number <= 5; number++)
        {
            await SendAsync(Mail("one"), $"token.{number}@shop.example");
        }

        Assert.Equal((5, 3), (Server.Mails.Count, Server.Connections));
    }

    [Fact]
    public async Task Only_so_many_connections_are_open_at_once()
    {
        Options.Connections = 3;
        await Task.WhenAll(Enumerable.Range(1, 40).Select(number => SendAsync(Mail("one"), $"token.{number}@shop.example")));

        Assert.Equal(40, Server.Mails.Count);
        Assert.InRange(Server.Connections, 1, 3);
    }

    [Theory]
    [InlineData("421 4.4.2 too long idle")]
    [InlineData(null)]
    public async Task A_connection_that_went_stale_is_replaced_at_once(string? farewell)
    {
        await SendAsync(Mail("one"));
        Server.Script = moment => moment is { Step: SmtpStep.MailFrom, Connection: 1 } ? new(farewell, Close: true) : null;

        Assert.Equal(new HandOver.Accepted(), await SendAsync(Mail("two"), "token.2@shop.example"));

        Assert.Equal((2, 2), (Server.Mails.Count, Server.Connections));
    }

    [Theory]
    [InlineData(SmtpStep.MailFrom)]
    [InlineData(SmtpStep.RcptTo)]
    [InlineData(SmtpStep.Data)]
    [InlineData(SmtpStep.EndOfData)]
    internal async Task A_refusal_for_now_and_one_for_good_are_told_apart(SmtpStep step)
    {
        Server.Script = moment => moment.Step == step ? SmtpReaction.Say("451 4.3.0 later") : null;
        Assert.Equal(new HandOver.Deferred("451 4.3.0 later"), await SendAsync(Mail("one")));

        Server.Script = moment => moment.Step == step ? SmtpReaction.Say("550 5.7.1 never") : null;
        Assert.Equal(new HandOver.Refused("550 5.7.1 never"), await SendAsync(Mail("two"), "token.2@shop.example"));

        Server.Script = _ => null;
        Assert.Equal(new HandOver.Accepted(), await Transport.HandOverAsync(Id));
        Assert.Equal(Mail("one"), Assert.Single(Server.Mails).Text);
    }

    [Theory]
    [InlineData(SmtpStep.Connected)]
    [InlineData(SmtpStep.Hello)]
    [InlineData(SmtpStep.MailFrom)]
    [InlineData(SmtpStep.RcptTo)]
    [InlineData(SmtpStep.Data)]
    internal async Task A_connection_lost_before_the_end_of_the_data_is_not_ambiguous(SmtpStep step)
    {
        Server.Script = moment => moment.Step == step && moment.Connection == 1 ? SmtpReaction.Drop : null;
        Assert.Equal(0, Assert.IsType<HandOver.Deferred>(await SendAsync(Mail("one"))).Ambiguous);

        Assert.Equal(new HandOver.Accepted(), await Transport.HandOverAsync(Id));
        Assert.Single(Server.Mails);
    }

    [Fact]
    public async Task A_connection_lost_behind_the_end_of_the_data_is_ambiguous_and_the_retry_is_the_same_mail()
    {
        Server.Script = moment => moment is { Step: SmtpStep.EndOfData, Count: 1 } ? SmtpReaction.TakeAndDrop : null;
        Assert.Equal(1, Assert.IsType<HandOver.Deferred>(await SendAsync(Mail("one"))).Ambiguous);
        await RestartAsync();

        Assert.Equal(new HandOver.Accepted(1), await Transport.HandOverAsync(Id));

        Assert.Equal(2, Server.Mails.Count);
        Assert.Single(Server.Mails.Select(mail => mail.Text).Distinct());
    }

    [Fact]
    public async Task AServer_that_does_not_answer_the_end_of_the_data_is_ambiguous_after_the_time_out()
    {
        Options.EndOfDataTimeout = TimeSpan.FromMilliseconds(200);
        Server.Script = moment => moment is { Step: SmtpStep.EndOfData, Count: 1 } ? SmtpReaction.Silence : null;
        Assert.Equal(new HandOver.Deferred("the relay did not answer in time", 1), await SendAsync(Mail("one")));
    }

    [Fact]
    public async Task An_answer_behind_the_end_of_the_data_is_never_ambiguous()
    {
        Server.Script = moment => moment is { Step: SmtpStep.EndOfData, Count: < 3 } ? SmtpReaction.Say("452 4.3.1 full") : null;
        Assert.Equal(new HandOver.Deferred("452 4.3.1 full"), await SendAsync(Mail("one")));
        Assert.Equal(new HandOver.Deferred("452 4.3.1 full"), await Transport.HandOverAsync(Id));
        Assert.Equal(new HandOver.Accepted(), await Transport.HandOverAsync(Id));
    }

    [Fact]
    public async Task Each_recipient_gets_the_mail_once_whatever_the_others_are_told()
    {
        var first = true;
        Server.Script = moment => moment.Step != SmtpStep.RcptTo ? null
            : moment.Line.Contains("gone@", StringComparison.Ordinal) ? SmtpReaction.Say("550 5.1.1 nobody")
            : moment.Line.Contains("busy@", StringComparison.Ordinal) && first ? SmtpReaction.Say("450 4.2.0 busy")
            : null;
        var mail = Mail("one").Replace("To: john@example.com", "To: john@example.com\r\nCc: gone@example.com, busy@example.com", StringComparison.Ordinal);
        Assert.Equal(new HandOver.Deferred("450 4.2.0 busy"), await SendAsync(mail));
        first = false;
        await RestartAsync();

        Assert.Equal(new HandOver.Refused("550 5.1.1 nobody"), await Transport.HandOverAsync(Id));

        Assert.Equal(["<john@example.com>", "<busy@example.com>"], Server.Mails.Select(taken => Assert.Single(taken.To)));
    }

    [Fact]
    public async Task A_mail_that_the_relay_would_not_take_is_not_sent_to_it()
    {
        Server.Extensions = ["SIZE 300"];
        Assert.StartsWith("552 5.3.4", Assert.IsType<HandOver.Refused>(await SendAsync(Mail(new string('x', 300)))).Reason, StringComparison.Ordinal);

        var wide = Mail("one").Replace("john@", "j\u00f6hn@", StringComparison.Ordinal);
        Assert.StartsWith("553 5.6.7", Assert.IsType<HandOver.Refused>(await SendAsync(wide, "token.2@shop.example")).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Addresses_beyond_ascii_go_out_with_smtputf8_and_domains_without()
    {
        await SendAsync(Mail("one").Replace("john@", "j\u00f6hn@", StringComparison.Ordinal));
        await SendAsync(Mail("one").Replace("john@example.com", "john@xn--bcher-kva.example", StringComparison.Ordinal), "token.2@shop.example");

        var mails = Server.Mails.ToList();
        Assert.Contains("SMTPUTF8", mails[0].From, StringComparison.Ordinal);
        Assert.Equal(["<j\u00f6hn@example.com>"], mails[0].To);
        Assert.DoesNotContain("SMTPUTF8", mails[1].From, StringComparison.Ordinal);
        Assert.Equal(["<john@xn--bcher-kva.example>"], mails[1].To);
    }
}
