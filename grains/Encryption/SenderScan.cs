using System.Text;
using MimeKit;

namespace Platform.Encryption;

/// <summary>Finds the sender of bytes that are perhaps no mail: the first From line of the first header, and nothing else is read.</summary>
internal static class SenderScan
{
    // A header that is longer is itself a reason to be quarantined.
    private const int Longest = 64 * 1024;

    /// <summary>The address; null when there is none that can be read.</summary>
    public static string? Find(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.Latin1.GetString(raw[..Math.Min(raw.Length, Longest)]);
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n'))
        {
            if (line.Length == 0)
            {
                return null;
            }

            if (line.StartsWith("from:", StringComparison.OrdinalIgnoreCase))
            {
                return MailboxAddress.TryParse(line["from:".Length..], out var mailbox) ? mailbox.Address : null;
            }
        }

        return null;
    }
}
