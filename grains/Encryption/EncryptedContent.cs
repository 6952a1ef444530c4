using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Encryption;

/// <summary>
/// The stored form of encrypted content: a version byte, the data key's name (24 bytes), a nonce (12), the ciphertext, a tag (16).
/// AES-256-GCM (NIST SP 800-38D); nonces are random, for which one key may encrypt 2^32 times. The associated data is the version, the key's
/// name and the place, so that a copy elsewhere does not decrypt.
/// </summary>
public static class EncryptedContent
{
    /// <summary>The first byte of version 1. No UTF-8 has it anywhere, so that neither JSON nor a mail that the platform wrote begins with it.</summary>
    public const byte Version1 = 0xC1;

    /// <summary>The version and the key's name.</summary>
    public const int HeaderSize = 1 + DataKeyId.Size;

    /// <summary>By how much content grows.</summary>
    public const int Overhead = HeaderSize + NonceSize + TagSize;

    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int SmallPlace = 512;

    /// <summary>Whether stored bytes are encrypted; others are plain.</summary>
    public static bool Is(ReadOnlySpan<byte> stored) => stored.Length >= Overhead && stored[0] == Version1;

    /// <summary>The key that stored bytes are encrypted with.</summary>
    public static DataKeyId KeyOf(ReadOnlySpan<byte> stored) => DataKeyId.Read(stored[1..]);

    /// <summary>The first bytes of everything that a key encrypts.</summary>
    public static byte[] HeaderOf(DataKeyId id)
    {
        var header = new byte[HeaderSize];
        header[0] = Version1;
        id.Write(header.AsSpan(1));
        return header;
    }

    /// <summary>Encrypts for a place.</summary>
    public static byte[] Encrypt(DataKey key, string place, ReadOnlySpan<byte> plain)
    {
        var stored = new byte[plain.Length + Overhead];
        stored[0] = Version1;
        key.Id.Write(stored.AsSpan(1));
        var nonce = stored.AsSpan(HeaderSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Secret.Span, TagSize);
        var rented = Associate(stored, place, out var length);
        try
        {
            aes.Encrypt(nonce, plain, stored.AsSpan(HeaderSize + NonceSize, plain.Length), stored.AsSpan(^TagSize..), rented.AsSpan(0, length));
            return stored;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Decrypts at a place.</summary>
    /// <exception cref="InvalidDataException">It was changed, or was encrypted for another place.</exception>
    public static byte[] Decrypt(DataKey key, string place, ReadOnlySpan<byte> stored)
    {
        var plain = new byte[stored.Length - Overhead];
        using var aes = new AesGcm(key.Secret.Span, TagSize);
        var rented = Associate(stored, place, out var length);
        try
        {
            aes.Decrypt(
                stored.Slice(HeaderSize, NonceSize), stored.Slice(HeaderSize + NonceSize, plain.Length), stored[^TagSize..], plain, rented.AsSpan(0, length));
            return plain;
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw new InvalidDataException(
                $"the encrypted content at {place} was changed or belongs to another place: restore it from a backup", mismatch);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static byte[] Associate(ReadOnlySpan<byte> stored, string place, out int length)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Math.Max(SmallPlace, HeaderSize + Encoding.UTF8.GetMaxByteCount(place.Length)));
        stored[..HeaderSize].CopyTo(rented);
        length = HeaderSize + Encoding.UTF8.GetBytes(place, rented.AsSpan(HeaderSize));
        return rented;
    }
}
