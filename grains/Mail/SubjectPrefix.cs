using System.Collections.Frozen;

namespace Platform.Mail;

/// <summary>The marks of answer and forward that mail programs put before a subject, in their languages.</summary>
public static class SubjectPrefix
{
    private const int MaxPrefix = 16;
    private const int MaxLabel = 40;

    private static readonly FrozenSet<string> Replies = new[]
    {
        "re", "aw", "sv", "antw", "antwort", "ref", "réf", "réf.", "rif", "r", "odp", "vs", "ynt", "yan", "vá", "回复", "回覆", "答复", "答覆", "返信", "回信", "回", "답장", "תגובה", "השב", "رد", "απ", "res", "bls", "trả lời", "ha", "ats", "отв", "на", "res",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Forwards = new[]
    {
        "fwd", "fw", "wg", "tr", "rv", "enc", "i", "doorst", "pd", "vb", "vl", "ilt", "fs", "转发", "轉寄", "転送", "전달", "הועבר", "إعادة توجيه", "πρθ", "továbbítás", "chuyển tiếp", "вт", "пересл", "vs:",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the subject begins with a mark of answer, such as <c>Re:</c>, <c>AW:</c>, <c>SV:</c>, <c>回复：</c>.</summary>
    public static bool IsReply(string subject) => TryTake(subject, out var prefix, out _) && Replies.Contains(prefix);

    /// <summary>Whether the subject begins with a mark of forwarding, such as <c>Fwd:</c>, <c>WG:</c>, <c>TR:</c>.</summary>
    public static bool IsForward(string subject) => TryTake(subject, out var prefix, out _) && Forwards.Contains(prefix);

    /// <summary>The subject without any of its marks.</summary>
    public static string Strip(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var rest = subject.Trim();
        while (TryTake(rest, out var prefix, out var after) && (Replies.Contains(prefix) || Forwards.Contains(prefix)))
        {
            rest = after;
        }

        return rest;
    }

    /// <summary>
    /// The base subject (RFC 5256 §2.1): no marks, and no label in brackets that a gateway put in front, such as <c>[EXTERNAL]</c>. A label with
    /// a digit stays: it is a number of something, and two numbers are two matters.
    /// </summary>
    public static string Base(string subject)
    {
        var rest = Strip(subject);
        while (rest.StartsWith('[') && rest.IndexOf(']', StringComparison.Ordinal) is > 1 and < MaxLabel and var end && !rest.AsSpan(0, end).ContainsAnyInRange('0', '9'))
        {
            var after = Strip(rest[(end + 1)..]);
            if (after.Length == 0)
            {
                break;
            }

            rest = after;
        }

        return rest;
    }

    private static bool TryTake(string subject, out string prefix, out string rest)
    {
        ArgumentNullException.ThrowIfNull(subject);
        prefix = "";
        rest = subject;
        var colon = subject.AsSpan(0, Math.Min(subject.Length, MaxPrefix)).IndexOfAny(':', '：');
        if (colon <= 0)
        {
            return false;
        }

        // "Re[2]:", "Re (3):", "AW 2:"
        prefix = subject[..colon].TrimEnd(' ', ')', ']', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('(', '[', ' ').Trim();
        rest = subject[(colon + 1)..].TrimStart();
        return prefix.Length > 0;
    }
}
