using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Platform.Mail;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Finds an address in bytes, whatever the case of its letters: as it is, and as JSON writes it.</summary>
internal sealed class AddressMatcher
{
    private static readonly MailReadOptions Reading = new();

    private readonly string _address;
    private readonly byte[][] _needles;
    private readonly byte[] _domain;

    public AddressMatcher(string address)
    {
        _address = address;
        _needles =
        [
            .. new[] { address, JsonEncodedText.Encode(address, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value }
                .Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes),
        ];
        _domain = Encoding.UTF8.GetBytes(address[Math.Max(0, address.LastIndexOf('@'))..]);
    }

    /// <summary>Whether the bytes contain the address.</summary>
    public bool IsIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var needle in _needles)
        {
            if (IndexOf(bytes, needle) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a raw mail contains the address, or is from it in another spelling (<c>"john"@example.com</c>), which only a parser sees.</summary>
    public bool IsInMail(ReadOnlyMemory<byte> raw)
    {
        if (IsIn(raw.Span))
        {
            return true;
        }

        return HasOddSpelling(raw.Span)
            && MailReader.Read(raw, Reading) is MailReading.Accepted { Mail: var mail }
            && (mail.From.Email == _address || mail.ReplyTo.Any(replyTo => replyTo.Email == _address));
    }

    private bool HasOddSpelling(ReadOnlySpan<byte> bytes)
    {
        for (var at = IndexOf(bytes, _domain); at >= 0;)
        {
            if (at > 0 && bytes[at - 1] is (byte)'"' or (byte)')' or (byte)' ' or (byte)'\t' or (byte)'\n')
            {
                return true;
            }

            bytes = bytes[(at + 1)..];
            at = IndexOf(bytes, _domain);
        }

        return false;
    }

    /// <summary>The @ is the rarest character of an address: it is sought first.</summary>
    private static int IndexOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> needle)
    {
        var pivot = Math.Max(0, needle.LastIndexOf((byte)'@'));
        var (lower, upper) = (Lower(needle[pivot]), Upper(needle[pivot]));
        var from = 0;
        while (from <= bytes.Length - needle.Length)
        {
            var found = bytes[(from + pivot)..].IndexOfAny(lower, upper);
            if (found < 0 || from + found > bytes.Length - needle.Length)
            {
                return -1;
            }

            from += found;
            if (EqualsIgnoreCase(bytes.Slice(from, needle.Length), needle))
            {
                return from;
            }

            from++;
        }

        return -1;
    }

    private static bool EqualsIgnoreCase(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (var index = 0; index < left.Length; index++)
        {
            if (Lower(left[index]) != Lower(right[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static byte Lower(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;

    private static byte Upper(byte letter) => letter is >= (byte)'a' and <= (byte)'z' ? (byte)(letter & ~0x20) : letter;
}
