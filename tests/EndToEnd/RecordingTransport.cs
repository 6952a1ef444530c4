using System.Collections.Concurrent;
using System.Text;
using Platform.Deliveries;

namespace Platform.Tests.EndToEnd;

/// <summary>Notes what would leave. The outbox itself is tested elsewhere; here only whose words leave matters.</summary>
internal sealed class RecordingTransport : IMailTransport
{
    public ConcurrentQueue<string> Mails { get; } = [];

    public string Name => MailTransports.Maildir;

    public Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default)
    {
        Mails.Enqueue(Encoding.UTF8.GetString(mail.Span));
        return Task.CompletedTask;
    }

    public Task<HandOver> HandOverAsync(string deliveryId, CancellationToken cancellationToken = default) => Task.FromResult<HandOver>(new HandOver.Accepted());

    public Task<HandOver> WithdrawAsync(string deliveryId, CancellationToken cancellationToken = default) => Task.FromResult<HandOver>(new HandOver.Missing());

    public Task ForgetAsync(string deliveryId, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
