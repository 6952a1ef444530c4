using System.Collections.Frozen;
using System.Text;

namespace Platform.Outgoing;

/// <summary>Subjects of replies: the customer's own words behind exactly one <c>Re: </c> (RFC 5322 §3.6.5).</summary>
public static class SubjectLine
{
    /// <summary>The longest subject that is written, in characters; what is longer ends with an ellipsis.</summary>
    public const int MaxLength = 250;

    private const int MaxRead = 4 * MaxLength;
    private const int MaxPrefix = 12;

    /// <summary>What mail programs write for "reply" and "forwarded" in their languages; compared without case.</summary>
    private static readonly FrozenSet<string> Prefixes = new[]
    {
        "re", "rép", "rep", "réf", "aw", "antw", "antwort", "sv", "svar", "vs", "vast", "odp", "res", "ynt", "rif", "bls", "atb",
        "απ", "σχετ", "回复", "回復", "回覆", "答复", "答覆", "返信", "trả lời",
        "fw", "fwd", "wg", "tr", "rv", "enc", "doorst", "vl", "vb", "pd", "i̇lt", "ilt", "προωθ", "转发", "轉發", "轉寄", "転送", "chuyển tiếp",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PrefixLookup = Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The subject without the prefixes of replies and forwards, as RFC 5256 §2.1 has it, except that <c>[tags]</c> of trackers are the
    /// customer's words and stay: <c>Re: [shop] AW: Order</c> gives <c>[shop] Order</c>.
    /// </summary>
    public static string Base(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ReadOnlySpan<char> rest = SafeText.Line(subject, MaxRead).Normalize();
        var tags = new StringBuilder();
        while (true)
        {
            if (PrefixLength(rest) is var prefix and > 0)
            {
                rest = rest[prefix..].TrimStart();
            }
            else if (TagLength(rest) is var tag and > 0)
            {
                AddTag(tags, rest[..tag]);
                rest = rest[tag..].TrimStart();
            }
            else
            {
                break;
            }
        }

        while (rest.EndsWith("(fwd)", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[..^5].TrimEnd();
        }

        return tags.Append(rest).ToString().TrimEnd();
    }

    /// <summary>The subject of a reply; never longer than <see cref="MaxLength"/>, always of one line.</summary>
    /// <param name="subject">The subject of the answered message; decoded.</param>
    /// <param name="whenEmpty">What stands there when the customer wrote no subject.</param>
    public static string Reply(string subject, string whenEmpty)
    {
        var words = Base(subject);
        return SafeText.Line($"Re: {(words.Length > 0 ? words : whenEmpty)}", MaxLength);
    }

    private static void AddTag(StringBuilder tags, ReadOnlySpan<char> tag)
    {
        // Mailing tools put their tag before every Re: it grows with each round unless it is kept once.
        var text = tag.ToString();
        if (!tags.ToString().Contains(text, StringComparison.OrdinalIgnoreCase))
        {
            tags.Append(text).Append(' ');
        }
    }

    /// <summary>The length of <c>Re:</c>, <c>RE[2] :</c>, <c>Aw(3)：</c> and their like; 0 when there is none.</summary>
    private static int PrefixLength(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOfAny(':', '：');
        if (colon is < 1 or > MaxPrefix + 8)
        {
            return 0;
        }

        var word = text[..colon].TrimEnd();
        if (word is [.., ']' or ')'])
        {
            var open = word.LastIndexOfAny('[', '(');
            if (open < 1 || word[(open + 1)..^1].ContainsAnyExceptInRange('0', '9'))
            {
                return 0;
            }

            word = word[..open].TrimEnd();
        }
        else
        {
            word = word.TrimEnd("0123456789").TrimEnd('^');
        }

        return word.Length is > 0 and <= MaxPrefix && PrefixLookup.Contains(word.TrimEnd('.')) ? colon + 1 : 0;
    }

    private static int TagLength(ReadOnlySpan<char> text)
    {
        // A tag without words behind it is the subject itself.
        var close = text.StartsWith("[") ? text.IndexOf(']') : -1;
        return close > 1 && text[1..close].IndexOf('[') < 0 && !text[(close + 1)..].Trim().IsEmpty ? close + 1 : 0;
    }
}
