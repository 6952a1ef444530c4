using System.Security.Cryptography;
using System.Text;

namespace Platform.Mail;

/// <summary>Identities of mails: functions of their content, so that every delivery of a mail has the same one.</summary>
public static class MessageKeys
{
    private const int KeyLength = 30;
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The identity of a mail that has a Message-ID. The sender is part of it: an id may be copied by somebody else.</summary>
    public static string FromMessageId(string messageId, string from)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("mid\0"u8);
        hash.AppendData(Encoding.UTF8.GetBytes(messageId));
        hash.AppendData("\0"u8);
        hash.AppendData(Encoding.UTF8.GetBytes(from));
        return Encode(hash);
    }

    /// <summary>The identity of a mail without a Message-ID.</summary>
    public static string FromBytes(ReadOnlySpan<byte> raw)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("raw\0"u8);
        hash.AppendData(raw);
        return Encode(hash);
    }

    internal static string ContentHash(ReadOnlySpan<byte> raw)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(raw, digest);
        return Convert.ToHexStringLower(digest);
    }

    private static string Encode(IncrementalHash hash)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        Span<char> key = stackalloc char[KeyLength];
        for (var i = 0; i < KeyLength; i++)
        {
            var bit = i * 5;
            var pair = (digest[bit / 8] << 8) | digest[(bit / 8) + 1];
            key[i] = Base32[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(key);
    }
}
