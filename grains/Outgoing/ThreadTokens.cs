namespace Platform.Outgoing;

/// <summary>
/// Signed names of threads for addresses and Message-IDs: 42 characters of base32 over key id (1 byte), thread id (15 bytes) and 10 bytes of
/// signature, which leaves room in a local part of 64 (RFC 5321 §4.5.3.1.1).
/// A token names a thread, it opens nothing: the ladder still asks whether the sender is a participant.
/// </summary>
/// <param name="keys">The first signs, all verify. A key that is no longer in the list is expired.</param>
/// <exception cref="ArgumentException">There is no key, an id is there twice, or a secret is too short.</exception>
public sealed class ThreadTokens(IReadOnlyList<ThreadTokenKey> keys)
{
    /// <summary>The characters of a token.</summary>
    public const int Length = 42;

    internal SigningKeys Keys { get; } = new(keys);

    private static ReadOnlySpan<byte> Label => "thread-token/v1"u8;

    /// <summary>The token of a thread, in lower case.</summary>
    /// <exception cref="ArgumentException">The id is not one of a thread.</exception>
    public string Create(string threadId)
    {
        ArgumentNullException.ThrowIfNull(threadId);
        Span<byte> bytes = stackalloc byte[ThreadIds.ByteCount];
        return ThreadIds.TryParse(threadId, bytes)
            ? Keys.Seal(Label, bytes)
            : throw new ArgumentException("A thread id has 24 characters of lower-case base32.", nameof(threadId));
    }

    /// <summary>Reads a token in either case, since mail systems change the case of addresses. What is no token, was forged or is expired is not read.</summary>
    public bool TryRead(ReadOnlySpan<char> token, out string threadId)
    {
        threadId = "";
        Span<byte> bytes = stackalloc byte[ThreadIds.ByteCount];
        if (!Keys.TryOpen(Label, token, bytes))
        {
            return false;
        }

        Span<char> id = stackalloc char[ThreadIds.Length];
        Base32.Encode(bytes, id);
        threadId = new(id);
        return true;
    }
}
