namespace Platform.Mail;

/// <summary>Auto-Submitted (RFC 3834 §5): a keyword, comments in parentheses, parameters after a semicolon.</summary>
internal static class AutoSubmittedHeader
{
    /// <summary>The keyword without comments and parameters, in lower case; null when there is none.</summary>
    public static string? Keyword(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var depth = 0;
        Span<char> keyword = stackalloc char[32];
        var length = 0;
        foreach (var c in value)
        {
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            if (depth > 0 || c is ')' or ' ' or '\t' or '"')
            {
                continue;
            }

            if (c == ';' || length == keyword.Length)
            {
                break;
            }

            keyword[length++] = char.ToLowerInvariant(c);
        }

        return length == 0 ? null : keyword[..length].ToString();
    }
}
