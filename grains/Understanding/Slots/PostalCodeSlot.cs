using System.Text.RegularExpressions;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>
/// Postal codes behind a word that says so, or as the answer: five or six digits (United States, France, Spain, Vietnam,
/// China), ZIP+4, British and Canadian codes with or without their blank.
/// </summary>
internal static partial class PostalCodeSlot
{
    private const int CueReach = 4;

    public static void Read(SlotScan slots)
    {
        var asked = slots.Context.Asked == SlotNames.PostalCode;
        var tokens = slots.Scan.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is not (TokenKind.Number or TokenKind.Code) || slots.IsCovered(tokens[i].Start)
                || !(asked || slots.Before(i, CueReach, slots.Cues.PostCode)))
            {
                continue;
            }

            if ((TryLetters(slots, i, 2, out var value) || TryLetters(slots, i, 1, out value) || TryDigits(slots, i, out value)) && value.End > 0)
            {
                slots.Add(SlotNames.PostalCode, value.Code, tokens[i].Start, value.End, asked ? 0.95 : 0.93);
                return;
            }
        }
    }

    private static bool TryLetters(SlotScan slots, int from, int count, out (string Code, int End) value)
    {
        value = default;
        var tokens = slots.Scan.Tokens;
        if (from + count > tokens.Count || tokens[from].Kind != TokenKind.Code)
        {
            return false;
        }

        var compact = string.Concat(Enumerable.Range(from, count).Select(t => slots.Scan.Fold(tokens[t]).ToString())).ToUpperInvariant();
        if (compact.Length is < 5 or > 7 || !(British().IsMatch(compact) || Canadian().IsMatch(compact)))
        {
            return false;
        }

        value = ($"{compact[..^3]} {compact[^3..]}", tokens[from + count - 1].End);
        return true;
    }

    private static bool TryDigits(SlotScan slots, int from, out (string Code, int End) value)
    {
        value = default;
        var token = slots.Scan.Tokens[from];
        var index = slots.NumberAt(from);
        if (index < 0 || slots.IsClaimed(index) || slots.Numbers[index] is not { Letters: 0, Digits: 5 or 6 or 9 } number)
        {
            return false;
        }

        var text = slots.Scan.Fold(token).ToString();
        if (number.Digits == 9)
        {
            value = (slots.Compact(number).Insert(5, "-"), number.End);
            return token.Length == 5;
        }

        value = (text, token.End);
        return token.Length == number.Digits;
    }

    // Royal Mail, "PAF Programmer's Guide": outward code of two to four characters, inward code of a digit and two letters.
    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex British();

    [GeneratedRegex("^[A-Z][0-9][A-Z][0-9][A-Z][0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Canadian();
}
