using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace Platform.Mail;

/// <summary>
/// Addresses of headers (RFC 5322 §3.4, RFC 6532), groups flattened. Domains are kept as A-labels (RFC 5890), so that both
/// spellings of an international domain are one address. What no parser takes is searched for anything that looks like an address.
/// </summary>
internal static partial class AddressReader
{
    private const int MaxLength = 320;
    private const int MaxSearched = 16 * 1024;
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    public static ImmutableArray<EmailAddress> Read(InternetAddressList parsed, string? header, int max)
    {
        if (parsed.Count == 0 && string.IsNullOrWhiteSpace(header))
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<EmailAddress>();
        foreach (var mailbox in parsed.Mailboxes)
        {
            if (found.Count >= max)
            {
                break;
            }

            if (Clean(mailbox.Address) is { } email)
            {
                found.Add(new EmailAddress(email, Name(mailbox.Name)));
            }
        }

        return found.Any(a => a.Email.Contains('@', StringComparison.Ordinal)) ? found.ToImmutable() : Search(header, found, max);
    }

    /// <summary>The address in lower case, with the domain as A-labels; null when there is none.</summary>
    public static string? Clean(string? address)
    {
        var text = (address ?? "").AsSpan().Trim();
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[7..];
        }

        text = text.Trim("<>\"' ").TrimEnd('.');
        if (text.IsEmpty || text.Length > MaxLength || text.IndexOfAny('\r', '\n') >= 0)
        {
            return null;
        }

        var lower = text.ToString().ToLowerInvariant();
        var at = lower.LastIndexOf('@');
        return at < 0 || Ascii(lower.AsSpan(at + 1)) ? lower : lower[..(at + 1)] + Domain(lower[(at + 1)..]);
    }

    /// <summary>Address without its plus-tag, and the tag.</summary>
    public static (string Base, string? Tag) SplitTag(string email)
    {
        var at = email.LastIndexOf('@');
        var plus = email.IndexOf('+', StringComparison.Ordinal);
        return plus <= 0 || plus > at ? (email, null) : (email[..plus] + email[at..], email[(plus + 1)..at]);
    }

    private static bool Ascii(ReadOnlySpan<char> text) => System.Text.Ascii.IsValid(text);

    private static string Domain(string domain)
    {
        try
        {
            return Idn.GetAscii(domain.TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }

    private static string? Name(string? name)
    {
        var tidy = TextTidy.OneLine(name ?? "").Trim(' ', '"', '\'');
        return tidy.Length == 0 ? null : tidy;
    }

    private static ImmutableArray<EmailAddress> Search(string? header, ImmutableArray<EmailAddress>.Builder found, int max)
    {
        var text = header is { Length: > MaxSearched } ? header[..MaxSearched] : header ?? "";
        var bare = found.ToImmutable();
        found.Clear();
        foreach (Match match in AddressLike().Matches(text))
        {
            if (found.Count < max && Clean(match.Value) is { } email)
            {
                found.Add(new EmailAddress(email, found.Count == 0 ? Name(text[..match.Index].Trim(' ', '<', '[', '(', ',', ':')) : null));
            }
        }

        return found.Count > 0 ? found.ToImmutable() : bare;
    }

    [GeneratedRegex(@"[^\s<>""'(),:;\[\]@]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,252}[\p{L}\p{N}])?", RegexOptions.NonBacktracking)]
    private static partial Regex AddressLike();
}
