using System.Globalization;
using System.Text;

namespace Platform.Outgoing;

/// <summary>
/// Which addresses may be written into a header. Stricter than a parser, since what passes here is what goes out: no white space, no controls,
/// no brackets. Dots may stand anywhere in a local part: mobile carriers hand out such addresses, and every relay takes them.
/// </summary>
internal static class AddressSyntax
{
    private const int MaxLocalOctets = 64; // RFC 5321 §4.5.3.1.1
    private const int MaxOctets = 254; // RFC 5321 §4.5.3.1.3, without the brackets of the path
    private const string AtextSymbols = "!#$%&'*+-/=?^_`{|}~"; // RFC 5322 §3.2.3

    public static bool IsAddress(string? email)
    {
        if (string.IsNullOrEmpty(email) || email.Length > MaxOctets || Encoding.UTF8.GetByteCount(email) > MaxOctets)
        {
            return false;
        }

        var at = email.LastIndexOf('@');
        return at > 0 && IsLocalPart(email.AsSpan(0, at)) && IsDomain(email.AsSpan(at + 1));
    }

    /// <summary>The same address with its domain in ASCII (RFC 5890), which every relay takes; null when the domain has no such form.</summary>
    public static string? WithAsciiDomain(string email)
    {
        var at = email.LastIndexOf('@');
        if (Ascii.IsValid(email.AsSpan(at + 1)))
        {
            return email;
        }

        try
        {
            return string.Concat(email.AsSpan(0, at + 1), new IdnMapping().GetAscii(email, at + 1));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (domain is ['[', .., ']'])
        {
            return domain.Length > 2 && domain[1..^1].IndexOfAnyExcept("0123456789abcdefABCDEF.:IPv") < 0;
        }

        foreach (var label in domain.Split('.'))
        {
            var text = domain[label];
            if (text.Length is 0 or > 63 || text[0] == '-' || text[^1] == '-' || !All(text, static c => c == '-' || char.IsLetterOrDigit(c) || IsWideText(c)))
            {
                return false;
            }
        }

        return domain.Length > 0;
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        if (Encoding.UTF8.GetByteCount(local) > MaxLocalOctets)
        {
            return false;
        }

        return local is ['"', .., '"'] && local.Length > 2
            ? All(local[1..^1], static c => c is >= ' ' and < '\x7f' and not ('"' or '\\') || IsWideText(c))
            : All(local, static c => c == '.' || char.IsAsciiLetterOrDigit(c) || AtextSymbols.Contains(c, StringComparison.Ordinal) || IsWideText(c));
    }

    /// <summary>RFC 6532 §3.2: letters and marks beyond ASCII; never controls, format characters or separators, which could hide what is read.</summary>
    private static bool IsWideText(char c) =>
        c >= 0x80 && char.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber;

    private static bool All(ReadOnlySpan<char> text, Func<char, bool> isAllowed)
    {
        foreach (var c in text)
        {
            if (!isAllowed(c))
            {
                return false;
            }
        }

        return true;
    }
}
