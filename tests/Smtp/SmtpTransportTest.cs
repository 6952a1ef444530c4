using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Deliveries;
using Platform.Silo.Adapters.Smtp;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Smtp;

/// <summary>A transport with a server that does what the test says.</summary>
public abstract class SmtpTransportTest : IAsyncLifetime
{
    protected const string Id = "token.1@shop.example";
    private readonly StorageFixture _storage = new();
    private SmtpTransport? _transport;

    private protected TestSmtpServer Server { get; } = TestSmtpServer.Start();

    private protected SmtpOptions Options { get; } = new() { Host = "localhost", Security = "none", ClientDomain = "shop.example", Timeout = TimeSpan.FromSeconds(5) };

    private protected SmtpTransport Transport => _transport ??= Create();

    public Task InitializeAsync()
    {
        Options.Port = Server.Port;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await RestartAsync();
        await Server.DisposeAsync();
        _storage.Dispose();
    }

    protected static string Mail(string body) =>
        "From: Shop <support@shop.example>\r\nTo: john@example.com\r\nReply-To: <support+token@shop.example>\r\nSubject: Re: order\r\n"
        + $"Message-ID: <{Id}>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n.dot\r\n";

    private protected IMailSpool Spool => new SqliteSmtpSpool(_storage.Database);

    private protected SmtpTransport Create(IMailSpool? spool = null) => new(spool ?? Spool, Options, "secret", TimeProvider.System, NullLogger<SmtpTransport>.Instance);

    protected async Task<HandOver> SendAsync(string mail, string id = Id)
    {
        await Transport.StageAsync(id, Encoding.UTF8.GetBytes(mail));
        return await Transport.HandOverAsync(id);
    }

    protected async Task RestartAsync()
    {
        if (_transport is not null)
        {
            await _transport.DisposeAsync();
            _transport = null;
        }
    }
}
