using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Platform.Tests.Support;

namespace Platform.Tests.Contracts.MailKit;

/// <summary>A client with a server that does what the test says.</summary>
public abstract class SmtpContractTest : IAsyncLifetime
{
    private protected TestSmtpServer Server { get; } = TestSmtpServer.Start();

    private protected NotingClient Client { get; } = new() { LocalDomain = "client.example", Timeout = 5000 };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    protected Task ConnectAsync() => Client.ConnectAsync("localhost", Server.Port, SecureSocketOptions.None);

    protected Task<string> SendAsync(string text, params string[] to) => SendAndReportAsync(text, null, to);

    protected async Task<string> SendAndReportAsync(string text, ITransferProgress? progress, params string[] to)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var message = await MimeMessage.LoadAsync(stream);
        var recipients = (to.Length == 0 ? ["c@d.example"] : to).Select(address => new MailboxAddress("", address));
        return await Client.SendAsync(FormatOptions.Default, message, new("", "a@b.example"), recipients, CancellationToken.None, progress);
    }

    protected static string Mail(string body) =>
        $"From: a@b.example\r\nTo: c@d.example\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n";

    private protected sealed class NotingClient : SmtpClient
    {
        public List<string> Notes { get; } = [];

        protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
        {
        }

        protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
            Notes.Add($"+{mailbox.Address} {(int)response.StatusCode}");

        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
            Notes.Add($"-{mailbox.Address} {(int)response.StatusCode}");
    }
}
