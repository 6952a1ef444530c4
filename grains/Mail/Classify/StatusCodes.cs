using System.Text.RegularExpressions;

namespace Platform.Mail;

/// <summary>Codes of delivery: enhanced ones (RFC 3463) and SMTP's (RFC 5321 §4.2), in fields and in words.</summary>
internal static partial class StatusCodes
{
    /// <summary>
    /// The code that says most: an enhanced one with a subject, else one of the words, else an SMTP reply code. Many systems write <c>5.0.0</c>
    /// into the field and what it was into the words.
    /// </summary>
    public static string Find(string field, string words)
    {
        var told = Enhanced(field);
        if (told is not "" && !IsBare(told))
        {
            return told;
        }

        var said = Enhanced(words);
        return said is not "" && (told is "" || said[0] == told[0]) ? said : told is not "" ? told : Reply(words);
    }

    /// <summary>The first enhanced code with a subject, else the first without one, else nothing.</summary>
    public static string Enhanced(string text)
    {
        var bare = "";
        foreach (Match match in EnhancedCode().Matches(text))
        {
            var code = match.Groups["code"].Value;
            if (!IsBare(code))
            {
                return code;
            }

            bare = bare.Length > 0 ? bare : code;
        }

        return bare;
    }

    /// <summary>The first SMTP reply code of a failure.</summary>
    public static string Reply(string text) => ReplyCode().Match(text) is { Success: true } match ? match.Groups["code"].Value : "";

    private static bool IsBare(string code) => code.EndsWith(".0.0", StringComparison.Ordinal);

    // Not a part of an address such as 5.1.1.7, nor of a version.
    [GeneratedRegex(@"(?:^|[^0-9.A-Za-z-])(?<code>[245]\.[0-9]{1,3}\.[0-9]{1,3})(?:$|[^0-9.A-Za-z]|\.(?:$|[^0-9]))", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex EnhancedCode();

    [GeneratedRegex(@"(?:^|[\s:;""'(\[<#=>])(?<code>[45][0-5][0-9])(?:[ \-:,)\]#]|$)", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex ReplyCode();
}
