using System.Security.Cryptography;

namespace Platform.Outgoing;

/// <summary>
/// Signed names of threads for addresses and Message-IDs: 42 characters of base32 over key id (1 byte), thread id (15 bytes) and the first
/// 10 bytes of an HMAC-SHA-256. 80 bits are more than anybody can try by mail, and leave room in a local part of 64 (RFC 5321 §4.5.3.1.1).
/// A token names a thread, it opens nothing: the ladder still asks whether the sender is a participant.
/// </summary>
public sealed class ThreadTokens
{
    /// <summary>The characters of a token.</summary>
    public const int Length = 42;

    private const int IdAt = 1;
    private const int MacAt = IdAt + ThreadIds.ByteCount;
    private const int MacBytes = 10;
    private const int ByteCount = MacAt + MacBytes;

    private readonly byte signer;
    private readonly byte[]?[] secrets = new byte[]?[256];

    /// <summary>Takes the keys: the first signs, all verify. A key that is no longer in the list is expired.</summary>
    /// <exception cref="ArgumentException">There is no key, an id is there twice, or a secret is too short.</exception>
    public ThreadTokens(IReadOnlyList<ThreadTokenKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0)
        {
            throw new ArgumentException("At least one key is needed to sign thread tokens.", nameof(keys));
        }

        foreach (var key in keys)
        {
            if (key.Secret.Length < ThreadTokenKey.MinSecretBytes)
            {
                throw new ArgumentException($"The secret of key {key.Id} has {key.Secret.Length} bytes; at least {ThreadTokenKey.MinSecretBytes} are needed.", nameof(keys));
            }

            if (secrets[key.Id] is not null)
            {
                throw new ArgumentException($"Key {key.Id} is listed twice.", nameof(keys));
            }

            secrets[key.Id] = key.Secret.ToArray();
        }

        signer = keys[0].Id;
    }

    /// <summary>The token of a thread, in lower case.</summary>
    /// <exception cref="ArgumentException">The id is not one of a thread.</exception>
    public string Create(string threadId)
    {
        ArgumentNullException.ThrowIfNull(threadId);
        Span<byte> bytes = stackalloc byte[ByteCount];
        if (!ThreadIds.TryParse(threadId, bytes[IdAt..MacAt]))
        {
            throw new ArgumentException("A thread id has 24 characters of lower-case base32.", nameof(threadId));
        }

        bytes[0] = signer;
        Sign(secrets[signer]!, bytes[..MacAt], bytes[MacAt..]);
        Span<char> token = stackalloc char[Length];
        Base32.Encode(bytes, token);
        return new(token);
    }

    /// <summary>Reads a token in either case, since mail systems change the case of addresses. What is no token, was forged or is expired is not read.</summary>
    public bool TryRead(ReadOnlySpan<char> token, out string threadId)
    {
        threadId = "";
        Span<byte> bytes = stackalloc byte[ByteCount];
        if (!Base32.TryDecode(token, bytes) || secrets[bytes[0]] is not { } secret)
        {
            return false;
        }

        Span<byte> mac = stackalloc byte[MacBytes];
        Sign(secret, bytes[..MacAt], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes[MacAt..]))
        {
            return false;
        }

        Span<char> id = stackalloc char[ThreadIds.Length];
        Base32.Encode(bytes[IdAt..MacAt], id);
        threadId = new(id);
        return true;
    }

    private static void Sign(byte[] secret, ReadOnlySpan<byte> keyIdAndThread, Span<byte> mac)
    {
        // The label keeps a signature of this kind from ever being taken for one of another kind under the same key.
        var label = "thread-token/v1"u8;
        Span<byte> signed = stackalloc byte[label.Length + MacAt];
        label.CopyTo(signed);
        keyIdAndThread.CopyTo(signed[label.Length..]);
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, signed, full);
        full[..MacBytes].CopyTo(mac);
    }
}
