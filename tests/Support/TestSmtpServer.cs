using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Tests.Support;

/// <summary>A mail server on loopback that does what a script says: refuse, be slow, drop the connection before or after any step.</summary>
internal sealed class TestSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<SmtpStep, int> _counts = new();
    private readonly ConcurrentBag<Task> _conversations = [];
    private readonly Task _loop;
    private int _connections;

    private TestSmtpServer(int port)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _loop = AcceptAsync();
    }

    /// <summary>The port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The mails that were taken, in order.</summary>
    public ConcurrentQueue<SmtpReceived> Mails { get; } = [];

    /// <summary>Every command, in order, without the credentials.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>Connections so far.</summary>
    public int Connections => _connections;

    /// <summary>What EHLO offers.</summary>
    public IReadOnlyList<string> Extensions { get; set; } = ["PIPELINING", "SIZE 1000000", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"];

    /// <summary>Offered with STARTTLS, or from the first byte on; null for neither.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Whether TLS begins with the first byte.</summary>
    public bool IsTlsFirst { get; set; }

    /// <summary>Who may log in, by name; with somebody here everybody has to.</summary>
    public Dictionary<string, string> Users { get; } = [];

    /// <summary>Asked at each step; null for what a server does.</summary>
    public Func<SmtpMoment, SmtpReaction?> Script { get; set; } = _ => null;

    /// <summary>Starts on a free port, or on the one given.</summary>
    public static TestSmtpServer Start(int port = 0) => new(port);

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        await Task.WhenAll(_conversations);
        _listener.Dispose();
    }

    /// <summary>Counts a step and asks the script.</summary>
    internal SmtpReaction? Ask(SmtpStep step, string line, int connection) =>
        Script(new(step, line, connection, _counts.AddOrUpdate(step, 1, static (_, count) => count + 1)));

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                var conversation = new SmtpConversation(this, socket, Interlocked.Increment(ref _connections), _stop.Token);
                _conversations.Add(Task.Run(conversation.RunAsync));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
