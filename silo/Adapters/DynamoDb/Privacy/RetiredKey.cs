using Platform.Encryption;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>A key that is to be destroyed: tells what it encrypts, and encrypts that with its owner's next key.</summary>
/// <param name="id">The key.</param>
/// <param name="cipher">The keys.</param>
internal sealed class RetiredKey(DataKeyId id, ContentCipher cipher)
{
    private readonly byte[] _header = EncryptedContent.HeaderOf(id);
    private readonly string _textHeader = ContentCipher.TextHeaderOf(id);

    /// <summary>Whose it is.</summary>
    public string CustomerId => id.OwnerId;

    /// <summary>Whether stored bytes, or the first <see cref="EncryptedContent.HeaderSize"/> of them, are encrypted with it.</summary>
    public bool Encrypts(ReadOnlySpan<byte> stored) => stored.StartsWith(_header);

    /// <summary>Whether a stored text is encrypted with it.</summary>
    public bool Encrypts(string stored) => stored.StartsWith(_textHeader, StringComparison.Ordinal);

    /// <summary>The same content under the next key.</summary>
    /// <exception cref="ContentKeyException">Somebody else has destroyed the key meanwhile.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync(string place, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken)
    {
        var plain = await cipher.DecryptAsync(place, stored, cancellationToken) ?? throw new ContentKeyException($"the data key {id} was destroyed before its content had another");
        var next = await cipher.EncryptAsync(CustomerId, place, plain, cancellationToken);
        return Encrypts(next.Span) ? throw new ContentKeyException($"the data key {id} is retired, and is given out to encrypt with") : next;
    }

    /// <summary>The same text under the next key.</summary>
    public async ValueTask<string> NextAsync(string place, string stored, CancellationToken cancellationToken)
    {
        var next = await cipher.EncryptTextAsync(CustomerId, place, await cipher.DecryptTextAsync(place, stored, cancellationToken), cancellationToken);
        return Encrypts(next) ? throw new ContentKeyException($"the data key {id} is retired, and is given out to encrypt with") : next;
    }
}
