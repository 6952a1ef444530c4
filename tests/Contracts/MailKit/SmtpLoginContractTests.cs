using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Platform.Tests.Support;

namespace Platform.Tests.Contracts.MailKit;

/// <summary>Encryption and login.</summary>
public sealed class SmtpLoginContractTests : SmtpContractTest
{
    [Fact]
    public async Task Starttls_protects_what_follows()
    {
        using var certificate = TestCertificate.Create();
        Server.Certificate = certificate;
        X509Certificate? seen = null;
        Client.ServerCertificateValidationCallback = (_, offered, _, _) => (seen = offered) is not null;
        await Client.ConnectAsync("localhost", Server.Port, SecureSocketOptions.StartTls);

        await SendAsync(Mail("one"));

        Assert.True(Client.IsSecure);
        Assert.NotNull(seen);
        Assert.True(Assert.Single(Server.Mails).IsSecure);
    }

    [Fact]
    public async Task An_unknown_certificate_is_refused()
    {
        using var certificate = TestCertificate.Create();
        Server.Certificate = certificate;
        Client.CheckCertificateRevocation = false;
        await Assert.ThrowsAsync<SslHandshakeException>(() => Client.ConnectAsync("localhost", Server.Port, SecureSocketOptions.StartTls));
        Assert.False(Client.IsConnected);
    }

    [Fact]
    public async Task Starttls_that_is_asked_for_and_not_offered_is_refused()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => Client.ConnectAsync("localhost", Server.Port, SecureSocketOptions.StartTls));
        Assert.Equal("EHLO client.example", Assert.Single(Server.Commands));
    }

    [Fact]
    public async Task A_login_lets_in_and_a_wrong_one_does_not()
    {
        Server.Users["ann"] = "s3cret \u00fc";
        await ConnectAsync();
        await Assert.ThrowsAsync<ServiceNotAuthenticatedException>(() => SendAsync(Mail("none")));
        var refusal = await Assert.ThrowsAsync<AuthenticationException>(() => Client.AuthenticateAsync("ann", "wrong"));
        Assert.Equal(SmtpStatusCode.AuthenticationInvalidCredentials, Assert.IsType<SmtpCommandException>(refusal.InnerException).StatusCode);

        await Client.AuthenticateAsync("ann", "s3cret \u00fc");
        await SendAsync(Mail("one"));

        Assert.True(Client.IsAuthenticated);
        Assert.Equal("ann", Assert.Single(Server.Mails).User);
    }

    [Fact]
    public async Task A_greeting_that_refuses_is_told_with_its_code()
    {
        Server.Script = moment => moment.Step == SmtpStep.Connected ? SmtpReaction.Say("554 5.3.2 closed") : null;
        var refusal = await Assert.ThrowsAsync<SmtpCommandException>(ConnectAsync);
        Assert.Equal(554, (int)refusal.StatusCode);
    }
}
