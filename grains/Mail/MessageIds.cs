using System.Text;

namespace Platform.Mail;

/// <summary>Message-IDs in headers and in text (RFC 5322 §3.6.4).</summary>
internal static class MessageIds
{
    /// <summary>RFC 5322 §2.1.1 limits a line, and with it an id, to 998 characters.</summary>
    private const int MaxLength = 998;

    /// <summary>The only id of a header such as Message-ID; a value without brackets counts too, because senders forget them.</summary>
    public static string? One(string? value)
    {
        var ids = Many(value, 1);
        return ids.Length > 0 ? ids[0] : null;
    }

    /// <summary>The ids of a header, in their order: the first and the newest when there are more than <paramref name="max"/>.</summary>
    public static ImmutableArray<string> Many(string? value, int max)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return [];
        }

        var ids = new List<string>();
        Bracketed(value, ids);
        if (ids.Count == 0)
        {
            foreach (var word in value.Split((char[])[' ', '\t', '\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.Length <= MaxLength && word.Contains('@', StringComparison.Ordinal))
                {
                    ids.Add(word.Trim('<', '>'));
                }
            }

            // An id that is no addr-spec is still an identity when it is all that the header holds.
            if (ids.Count == 0 && value.Trim() is { Length: > 0 and <= MaxLength } only && !only.Contains(' ', StringComparison.Ordinal))
            {
                ids.Add(only.Trim('<', '>'));
            }
        }

        ids.RemoveAll(id => id.Length == 0);
        return ids.Count <= max ? [.. ids] : [ids[0], .. ids.Skip(ids.Count - max + 1)];
    }

    /// <summary>Ids that stand in running text, in angle brackets or after a <c>mid:</c> URL; links and addresses of people are left out by the caller.</summary>
    public static ImmutableArray<string> InText(string text, int max)
    {
        var found = new List<string>();
        var at = 0;
        while (found.Count < max && (at = text.IndexOf('<', at)) >= 0)
        {
            var end = text.AsSpan(at + 1, Math.Min(MaxLength, text.Length - at - 1)).IndexOfAny('>', '<', '\n');
            if (end > 0 && text[at + 1 + end] == '>' && IsId(text.AsSpan(at + 1, end)))
            {
                found.Add(text.Substring(at + 1, end));
            }

            at++;
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static void Bracketed(string value, List<string> ids)
    {
        var at = 0;
        while ((at = value.IndexOf('<', at)) >= 0)
        {
            var end = value.IndexOf('>', at);
            if (end < 0)
            {
                return;
            }

            if (end - at <= MaxLength)
            {
                ids.Add(Unfold(value.AsSpan(at + 1, end - at - 1)));
            }

            at = end;
        }
    }

    private static string Unfold(ReadOnlySpan<char> id)
    {
        if (id.IndexOfAny(" \t\r\n<") < 0)
        {
            return id.ToString();
        }

        var clean = new StringBuilder(id.Length);
        foreach (var c in id)
        {
            if (c is not (' ' or '\t' or '\r' or '\n' or '<'))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    private static bool IsId(ReadOnlySpan<char> candidate)
    {
        var at = candidate.IndexOf('@');
        return at > 0 && at < candidate.Length - 1
            && candidate.IndexOfAny(" \t/()\"") < 0
            && !candidate.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
    }
}
