using System.Text;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>E-mail addresses: as written, with full-width characters, behind <c>mailto:</c>, and spelt out ("john at company dot com").</summary>
internal static class EmailSlot
{
    public static void Read(SlotScan slots)
    {
        var tokens = slots.Scan.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Email)
            {
                AddWritten(slots, tokens[i]);
            }
            else if (i > 0 && i + 3 < tokens.Count && slots.Scan.Fold(tokens[i]) is "at" or "arobase" or "arroba")
            {
                AddSpelt(slots, i);
            }
        }
    }

    private static void AddWritten(SlotScan slots, Token token)
    {
        var builder = new StringBuilder(token.Length);
        foreach (var c in slots.Scan.Written(token))
        {
            var folded = Folding.Fold(c);
            builder.Append(c is '．' ? '.' : folded == Folding.Dropped ? "" : folded.ToString());
        }

        var value = builder.ToString().Trim('.', '-');
        if (IsAddress(value))
        {
            var end = token.End;
            while (end > token.Start && slots.Text[end - 1] is '.' or '-')
            {
                end--;
            }

            slots.Add(SlotNames.CustomerEmail, value, token.Start, end, 0.98);
        }
    }

    private static void AddSpelt(SlotScan slots, int at)
    {
        var tokens = slots.Scan.Tokens;
        var from = at - 1;
        while (from >= 2 && IsDotWord(slots, from - 1) && tokens[from - 2].Kind is TokenKind.Word or TokenKind.Code)
        {
            from -= 2;
        }

        var to = at + 2;
        while (to + 1 < tokens.Count && IsDotWord(slots, to))
        {
            to += 2;
        }

        if (to <= at + 2)
        {
            return;
        }

        var value = Spell(slots, from, at) + "@" + Spell(slots, at + 1, to);
        if (IsAddress(value))
        {
            slots.Add(SlotNames.CustomerEmail, value, tokens[from].Start, tokens[to - 1].End, 0.85);
        }
    }

    private static bool IsDotWord(SlotScan slots, int token) => slots.Scan.Fold(slots.Scan.Tokens[token]) is "dot" or "point" or "punto" or "cham";

    private static string Spell(SlotScan slots, int from, int to)
    {
        var builder = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            builder.Append(IsDotWord(slots, i) ? "." : slots.Scan.Fold(slots.Scan.Tokens[i]).ToString());
        }

        return builder.ToString();
    }

    private static bool IsAddress(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        var dot = value.LastIndexOf('.');
        return at > 0 && dot > at + 1 && dot < value.Length - 2 && !value.Contains("..", StringComparison.Ordinal) && value.LastIndexOf('@') == at;
    }
}
