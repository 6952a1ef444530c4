using System.Security.Cryptography;
using System.Text;

namespace Platform.Silo.Adapters.Maildir;

/// <summary>The file's name of a delivery: readable, safe on every file system, and different for different ids.</summary>
internal static class MaildirName
{
    private const int ReadableLimit = 80;
    private const int HashBytes = 16;

    /// <summary>What is readable of the id, then a part of its SHA-256: file systems may ignore case and forbid characters, ids do not.</summary>
    public static string Of(string deliveryId)
    {
        ArgumentException.ThrowIfNullOrEmpty(deliveryId);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(deliveryId), hash);
        var readable = string.Create(Math.Min(deliveryId.Length, ReadableLimit), deliveryId, static (characters, id) =>
        {
            for (var index = 0; index < characters.Length; index++)
            {
                // Neither a leading dot (hidden) nor what Maildir or Windows give a meaning, such as the colon.
                var character = id[index];
                characters[index] = char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '@' || (character == '.' && index > 0) ? character : '_';
            }
        });
        return $"{readable}-{Convert.ToHexStringLower(hash[..HashBytes])}.eml";
    }
}
