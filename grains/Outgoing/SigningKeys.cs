using System.Security.Cryptography;

namespace Platform.Outgoing;

/// <summary>
/// The keys behind every signed token: the first signs, all verify. A token is base32 over key id (1 byte), payload and the first 10 bytes of
/// an HMAC-SHA-256: 80 bits are more than anybody can try by mail or by HTTP.
/// </summary>
internal sealed class SigningKeys
{
    private const int MacBytes = 10;

    private readonly byte signer;
    private readonly byte[]?[] secrets = new byte[]?[256];

    /// <exception cref="ArgumentException">There is no key, an id is there twice, or a secret is too short.</exception>
    public SigningKeys(IReadOnlyList<ThreadTokenKey> keys)
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

    /// <summary>The characters of a token over so many bytes.</summary>
    public static int CharsFor(int payloadBytes) => Base32.CharsFor(1 + payloadBytes + MacBytes);

    /// <summary>A token, in lower case.</summary>
    /// <param name="label">The kind: it keeps a signature of one kind from ever being taken for one of another kind under the same key.</param>
    /// <param name="payload">What is signed.</param>
    public string Seal(ReadOnlySpan<byte> label, ReadOnlySpan<byte> payload)
    {
        Span<byte> bytes = stackalloc byte[1 + payload.Length + MacBytes];
        bytes[0] = signer;
        payload.CopyTo(bytes[1..]);
        Sign(secrets[signer]!, label, bytes[..^MacBytes], bytes[^MacBytes..]);
        Span<char> token = stackalloc char[CharsFor(payload.Length)];
        Base32.Encode(bytes, token);
        return new(token);
    }

    /// <summary>Reads a token in either case, since mail systems change the case of addresses. What is no token, was forged or is expired is not read.</summary>
    /// <param name="label">The kind.</param>
    /// <param name="token">The token.</param>
    /// <param name="payload">Filled, whole; undefined when the token is not read.</param>
    public bool TryOpen(ReadOnlySpan<byte> label, ReadOnlySpan<char> token, Span<byte> payload)
    {
        Span<byte> bytes = stackalloc byte[1 + payload.Length + MacBytes];
        if (!Base32.TryDecode(token, bytes) || secrets[bytes[0]] is not { } secret)
        {
            return false;
        }

        Span<byte> mac = stackalloc byte[MacBytes];
        Sign(secret, label, bytes[..^MacBytes], mac);
        bytes[1..^MacBytes].CopyTo(payload);
        return CryptographicOperations.FixedTimeEquals(mac, bytes[^MacBytes..]);
    }

    private static void Sign(byte[] secret, ReadOnlySpan<byte> label, ReadOnlySpan<byte> keyIdAndPayload, Span<byte> mac)
    {
        Span<byte> signed = stackalloc byte[label.Length + keyIdAndPayload.Length];
        label.CopyTo(signed);
        keyIdAndPayload.CopyTo(signed[label.Length..]);
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, signed, full);
        full[..MacBytes].CopyTo(mac);
    }
}
