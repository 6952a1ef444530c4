using System.Globalization;
using System.Text;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>
/// A message rewritten for reading times of day: folded, number words as digits ("half past ten" is "half past 10",
/// "三点半" is "3点半"), each character knowing where it came from.
/// </summary>
internal sealed class ClockText
{
    private const int Longest = 1500;

    private readonly List<(int Start, int End)> _origin = [];
    private readonly StringBuilder _text = new();

    public ClockText(TextScan scan, string language)
    {
        var position = 0;
        for (var i = 0; i < scan.Tokens.Count && _text.Length < Longest;)
        {
            var token = scan.Tokens[i];
            for (; position < token.Start; position++)
            {
                Append(Folding.Fold(scan.Source[position]), position, position + 1);
            }

            var length = TryNumber(scan, i, language, out var digits);
            if (length > 0)
            {
                var end = scan.Tokens[i + length - 1].End;
                foreach (var c in digits)
                {
                    Append(c, token.Start, end);
                }

                position = end;
                i += length;
                continue;
            }

            AppendToken(scan, token);
            position = token.End;
            i++;
        }

        Text = _text.ToString();
    }

    public string Text { get; }

    public int StartOf(int index) => _origin[index].Start;

    public int EndOf(int index) => _origin[index - 1].End;

    private void AppendToken(TextScan scan, Token token)
    {
        foreach (var c in token.Kind is TokenKind.Email or TokenKind.Url ? "@" : scan.Fold(token))
        {
            Append(c, token.Start, token.End);
        }
    }

    private void Append(char c, int start, int end)
    {
        if (c != Folding.Dropped)
        {
            _text.Append(c is '\u00A0' or '\n' or '\r' ? ' ' : c);
            _origin.Add((start, end));
        }
    }

    // Vietnamese "sau" is six with its accent, and "after" without; "an" and "one" are no hours by themselves but harm nothing.
    private static int TryNumber(TextScan scan, int i, string language, out string digits)
    {
        digits = string.Empty;
        var token = scan.Tokens[i];
        var after = language == "vi" && scan.Fold(token) is "sau" && !scan.Written(token).Contains('á')
            && !(i > 0 && scan.Fold(scan.Tokens[i - 1]) is "thu");
        if (token.Kind is not (TokenKind.Word or TokenKind.Ideograph) || after || !NumberWords.TryRead(scan, i, out var value, out var to))
        {
            return 0;
        }

        if (i > 0 && scan.Fold(scan.Tokens[i - 1]) is "周" or "期" or "拜" && NumberWords.TryReadOne(scan, i, out var weekday))
        {
            digits = weekday.ToString(CultureInfo.InvariantCulture) + " ";
            return 1;
        }

        if (value > 24 && to - i == 2 && NumberWords.TryReadOne(scan, i, out var hour) && NumberWords.TryReadOne(scan, i + 1, out var minutes) && hour <= 12 && minutes is 15 or 20 or 30 or 40 or 45)
        {
            digits = string.Create(CultureInfo.InvariantCulture, $"{hour}:{minutes}");
            return 2;
        }

        digits = value is >= 0 and < 60 ? value.ToString("0", CultureInfo.InvariantCulture) : string.Empty;
        return digits.Length > 0 ? to - i : 0;
    }
}
