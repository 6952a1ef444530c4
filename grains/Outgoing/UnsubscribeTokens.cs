using System.Buffers;

namespace Platform.Outgoing;

/// <summary>
/// Signed names of customers for the links that end advertising (RFC 8058 §3.1): 44 characters of base32 over key id (1 byte), customer id
/// (16 bytes, a hash of the address) and 10 bytes of signature. Whoever has one can stop advertising to one address, and nothing else.
/// </summary>
/// <param name="threads">Its keys are used: a link works for as long as the key that signed it is listed.</param>
public sealed class UnsubscribeTokens(ThreadTokens threads)
{
    /// <summary>The characters of a token.</summary>
    public const int Length = 44;

    private const int IdBytes = 16;

    private static ReadOnlySpan<byte> Label => "unsubscribe-token/v1"u8;

    /// <summary>The token of a customer, in lower case.</summary>
    /// <exception cref="ArgumentException">The id is not one of a customer.</exception>
    public string Create(string customerId)
    {
        ArgumentNullException.ThrowIfNull(customerId);
        Span<byte> id = stackalloc byte[IdBytes];
        return customerId.Length == IdBytes * 2 && Convert.FromHexString(customerId, id, out _, out _) == OperationStatus.Done
            ? threads.Keys.Seal(Label, id)
            : throw new ArgumentException("A customer id has 32 hexadecimal digits.", nameof(customerId));
    }

    /// <summary>The customer whom a token names. What is no token, was forged or is expired is not read.</summary>
    public bool TryRead(ReadOnlySpan<char> token, out string customerId)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        var isRead = threads.Keys.TryOpen(Label, token, id);
        customerId = isRead ? Convert.ToHexStringLower(id) : "";
        return isRead;
    }
}
