using Platform.Deliveries;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Smtp;

/// <summary>What must not happen: commands out of headers, second mails out of bodies, passwords and mails to strangers.</summary>
public sealed class SmtpSafetyTests : SmtpTransportTest
{
    [Theory]
    [InlineData("To: \"a\r\nRCPT TO:<victim@example.com>\"@example.com\r\n")]
    [InlineData("To: a@example.com>\r\n RCPT TO:<victim@example.com\r\n")]
    [InlineData("To: <john@example.com\r\n\tDATA>\r\n")]
    public async Task No_header_becomes_a_command(string header)
    {
        await SendAsync(Mail("one").Replace("To: john@example.com\r\n", header, StringComparison.Ordinal));
        Assert.All(Server.Commands, command => Assert.Matches("^(EHLO [a-z.]+|MAIL FROM:<[^<>]+>( [A-Z0-9=]+)*|RCPT TO:<[^<>]+>|DATA|RSET|QUIT)$", command));
    }

    [Theory]
    [InlineData("text\n.\r\nMAIL FROM:<evil@example.com>\r\n")]
    [InlineData("text\r.\r\nMAIL FROM:<evil@example.com>\r\n")]
    [InlineData("text\n.\nMAIL FROM:<evil@example.com>\r\n")]
    public async Task A_mail_with_a_lone_line_end_never_leaves(string body)
    {
        Assert.IsType<HandOver.Refused>(await SendAsync(Mail(body)));
        Assert.Empty(Server.Mails);
    }

    [Fact]
    public async Task A_relay_that_is_away_defers()
    {
        await Server.DisposeAsync();
        Assert.Equal(new HandOver.Deferred("the relay was not reached"), await SendAsync(Mail("one")));
    }

    [Fact]
    public async Task A_login_is_made_over_starttls_with_a_certificate_of_ones_own()
    {
        using var certificate = TestCertificate.Create();
        using var folder = new TempFolder();
        Options.TrustedCertificate = folder.Combine("relay.pem");
        await File.WriteAllTextAsync(Options.TrustedCertificate, certificate.ExportCertificatePem());
        (Server.Certificate, Options.Security, Options.User, Server.Users["ann"]) = (certificate, "starttls", "ann", "secret");

        Assert.Equal(new HandOver.Accepted(), await SendAsync(Mail("one")));

        var mail = Assert.Single(Server.Mails);
        Assert.Equal((true, "ann"), (mail.IsSecure, mail.User));
    }

    [Theory]
    [InlineData("another.example", "starttls")]
    [InlineData("another.example", "tls")]
    [InlineData(null, "starttls")]
    public async Task A_certificate_for_another_host_or_none_at_all_gets_no_mail(string? host, string security)
    {
        using var certificate = host is null ? null : TestCertificate.Create(host);
        using var folder = new TempFolder();
        if (certificate is not null)
        {
            Options.TrustedCertificate = folder.Combine("relay.pem");
            await File.WriteAllTextAsync(Options.TrustedCertificate, certificate.ExportCertificatePem());
        }

        (Server.Certificate, Options.Security, Server.IsTlsFirst) = (certificate, security, security == "tls");

        Assert.IsType<HandOver.Deferred>(await SendAsync(Mail("one")));
        Assert.Empty(Server.Mails);
    }

    [Fact]
    public async Task A_refused_login_is_no_fault_of_the_mail()
    {
        (Options.User, Server.Users["ann"]) = ("ann", "another");
        Assert.Equal(new HandOver.Deferred("the relay refused the login (535)"), await SendAsync(Mail("one")));
    }
}
