using System.Globalization;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>
/// Names behind a phrase that introduces them ("my name is", "je m'appelle", "我叫"), and bare ones when a name was asked
/// for. A name is one to four plain words that reach to the end of the clause; anything else is a sentence and no name.
/// </summary>
internal static class NameSlot
{
    private const int MostParts = 4;
    private const int LongestChinese = 4;

    public static void Read(SlotScan slots, string language, List<IntentReading> intents)
    {
        var introduced = false;
        foreach (var cue in slots.Values.Where(m => m.IsCue("name") || m.IsCue("first") || m.IsCue("last")))
        {
            introduced |= ReadAt(slots, cue.To, language, cue.Form.Value, 0.93);
        }

        var asked = slots.Context.Asked;
        if (!introduced && asked is SlotNames.CustomerFirstName or SlotNames.CustomerLastName && !intents.Exists(i => i.Name is IntentNames.Stop or IntentNames.Cancel))
        {
            ReadAt(slots, 0, language, asked == SlotNames.CustomerFirstName ? "name" : "last", 0.88);
        }
    }

    private static bool ReadAt(SlotScan slots, int from, string language, string kind, double confidence)
    {
        from = SkipLead(slots, from);
        if (from >= slots.Scan.Tokens.Count)
        {
            return false;
        }

        return slots.Scan.Tokens[from].Kind == TokenKind.Ideograph
            ? ReadChinese(slots, from, kind, confidence)
            : ReadWords(slots, from, language, kind, confidence);
    }

    private static int SkipLead(SlotScan slots, int from)
    {
        while (slots.Values.Find(m => m.From == from && (m.IsCue("lead") || (from == 0 && (m.IsCue("name") || m.IsCue("last"))))) is { To: > 0 } lead)
        {
            from = lead.To;
        }

        return from;
    }

    private static bool ReadWords(SlotScan slots, int from, string language, string kind, double confidence)
    {
        var parts = new List<string>();
        var to = from;
        while (to < slots.Scan.Tokens.Count && parts.Count <= MostParts && IsPlain(slots, to, language) && !(to > from && slots.IsApart(to - 1, to)))
        {
            var token = slots.Scan.Tokens[to];
            var glued = to > from && token.Start == slots.Scan.Tokens[to - 1].End + 1 && slots.Text[token.Start - 1] is '-' or '\'' or '’';
            if (glued)
            {
                parts[^1] += slots.Text[token.Start - 1] + Capital(slots.Scan.Written(token));
            }
            else
            {
                parts.Add(Capital(slots.Scan.Written(token)));
            }

            to++;
        }

        var ends = to >= slots.Scan.Tokens.Count || slots.IsApart(to - 1, to) || IsConnector(slots, to);
        if (parts.Count is 0 or > MostParts || NameParts.IsParticle(Folding.FoldText(parts[^1])) || !ends)
        {
            return false;
        }

        var (first, last) = kind switch
        {
            "last" => (null, string.Join(' ', parts)),
            "first" => (string.Join(' ', parts), null),
            _ when parts.Count == 2 && language == "vi" && !NameParts.IsVietnameseSurname(parts[0]) => (string.Join(' ', parts), null),
            _ => NameParts.Cut(parts, language),
        };
        Add(slots, first, last, from, to, confidence);
        return true;
    }

    private static bool ReadChinese(SlotScan slots, int from, string kind, double confidence)
    {
        var to = from;
        while (to < slots.Scan.Tokens.Count && to - from < LongestChinese && slots.Scan.Tokens[to].Kind == TokenKind.Ideograph
            && !(to > from && slots.IsApart(to - 1, to)) && !slots.Values.Exists(m => m.From == to && (m.IsCue("noname.zh") || m.IsCue("lead"))))
        {
            to++;
        }

        var name = slots.Scan.Written(from, Math.Max(to, from + 1));
        var cut = NameParts.CutChinese(name);
        if (to == from || (to < slots.Scan.Tokens.Count && to - from == LongestChinese) || (kind == "last" && !NameParts.IsSurname(name) && cut.Last is null))
        {
            return false;
        }

        var (first, last) = kind == "last" ? (null, cut.Last ?? name) : cut;
        Add(slots, first, last, from, to, confidence);
        return true;
    }

    private static void Add(SlotScan slots, string? first, string? last, int from, int to, double confidence)
    {
        var (start, end) = (slots.Scan.Tokens[from].Start, slots.Scan.Tokens[to - 1].End);
        if (first is not null)
        {
            slots.Add(SlotNames.CustomerFirstName, first, start, end, confidence);
        }

        if (last is not null)
        {
            slots.Add(SlotNames.CustomerLastName, last, start, end, confidence);
        }
    }

    private static bool IsPlain(SlotScan slots, int token, string language) =>
        slots.Scan.Tokens[token].Kind == TokenKind.Word && slots.Scan.Tokens[token].Length <= 20 
        && (NameParts.IsParticle(slots.Scan.Fold(slots.Scan.Tokens[token])) || !IsNoName(slots, token, language));

    private static bool IsNoName(SlotScan slots, int token, string language) =>
        slots.Values.Exists(m => m.From <= token && token < m.To && (m.IsCue("noname." + language) || m.IsCue("not") || (m.Form.Tier != ValueTier.Cue && m.To - m.From > 1)));

    private static bool IsConnector(SlotScan slots, int token) =>
        slots.Scan.Fold(slots.Scan.Tokens[token]) is "and" or "but" or "y" or "et" or "mais" or "pero" or "va" or "i" or "je" or "my" or "mi" or "mon" or "ma";

    private static string Capital(ReadOnlySpan<char> word)
    {
        var text = word.ToString();
        var mixed = text.Skip(1).Any(char.IsLower) && text.Any(char.IsUpper);
        return mixed && char.IsUpper(text[0]) ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..].ToLowerInvariant();
    }
}
