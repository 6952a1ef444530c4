using MimeKit;
using Platform.Deliveries;

namespace Platform.Silo.Adapters.Dkim;

/// <summary>Signs every mail before it is staged, whatever transport takes it (RFC 6376).</summary>
public sealed class DkimTransport : IMailTransport, IAsyncDisposable
{
    private static readonly string[] Signed =
    [
        "From", "To", "Cc", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Auto-Submitted",
        "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Content-Type",
    ];

    private readonly IMailTransport _inner;
    private readonly DkimOptions _options;
    private readonly byte[] _key;
    private readonly FormatOptions _format;

    /// <param name="inner">What takes the signed mail.</param>
    /// <param name="options">Domain, selector and key; validated.</param>
    public DkimTransport(IMailTransport inner, DkimOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _inner = inner;
        _options = options;
        _key = File.ReadAllBytes(options.PrivateKeyFile);
        _format = FormatOptions.Default.Clone();
        _format.NewLineFormat = NewLineFormat.Dos;
    }

    /// <inheritdoc/>
    public string Name => _inner.Name;

    /// <inheritdoc/>
    public bool RemembersHandOvers => _inner.RemembersHandOvers;

    /// <inheritdoc/>
    public Task<HandOver> HandOverAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default) =>
        _inner.HandOverAsync(deliveryId, Sign(mail), cancellationToken);

    /// <inheritdoc/>
    public Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default) =>
        _inner.StageAsync(deliveryId, Sign(mail), cancellationToken);

    /// <inheritdoc/>
    public Task<HandOver> HandOverAsync(string deliveryId, CancellationToken cancellationToken = default) => _inner.HandOverAsync(deliveryId, cancellationToken);

    /// <inheritdoc/>
    public Task<HandOver> WithdrawAsync(string deliveryId, CancellationToken cancellationToken = default) => _inner.WithdrawAsync(deliveryId, cancellationToken);

    /// <inheritdoc/>
    public Task ForgetAsync(string deliveryId, CancellationToken cancellationToken = default) => _inner.ForgetAsync(deliveryId, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>The mail with a signature on top; nothing else of it changes.</summary>
    internal byte[] Sign(ReadOnlyMemory<byte> mail)
    {
        using var stream = new MemoryStream(mail.ToArray(), writable: false);
        using var message = MimeMessage.Load(stream);
        using var key = new MemoryStream(_key, writable: false);
        new DatedDkimSigner(key, _options.Domain, _options.Selector, message.Date).Sign(_format, message, Fields(message));
        using var signed = new MemoryStream();
        message.WriteTo(_format, signed);
        return signed.ToArray();
    }

    /// <summary>Each field once more than it occurs: one that somebody adds on the way breaks the signature instead of being believed (RFC 6376 §8.15).</summary>
    private static List<string> Fields(MimeMessage message)
    {
        var headers = message.Headers.Concat(message.Body?.Headers ?? Enumerable.Empty<Header>()).ToList();
        return [.. Signed.SelectMany(name => Enumerable.Repeat(name, headers.Count(header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase)) + 1))];
    }
}
