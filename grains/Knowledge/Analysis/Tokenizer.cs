using System.Globalization;

namespace Platform.Knowledge;

/// <summary>
/// Splits text into folded words, normalised numbers and bigrams of ideographs (Manning, Raghavan and Schütze 2008, 2.2:
/// bigrams are what works for Chinese without a dictionary).
/// </summary>
public static class Tokenizer
{
    private static readonly Dictionary<string, string> NumberWords = new(StringComparer.Ordinal)
    {
        ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9",
        ["ten"] = "10", ["eleven"] = "11", ["twelve"] = "12", ["fifteen"] = "15", ["twenty"] = "20", ["thirty"] = "30", ["forty"] = "40",
        ["fifty"] = "50", ["sixty"] = "60", ["ninety"] = "90", ["hundred"] = "100", ["thousand"] = "1000",
    };

    private static readonly HashSet<string> Suffixes = new(StringComparer.Ordinal)
    {
        "am", "pm", "h", "hr", "hrs", "min", "m", "mm", "cm", "km", "ft", "in", "g", "kg", "mg", "lb", "lbs", "oz", "l", "ml", "gb", "mb", "tb", "kb",
        "w", "kw", "v", "x", "th", "st", "nd", "rd", "eur", "usd", "gbp", "k",
    };

    private static readonly Dictionary<char, string> Signs = new()
    {
        ['$'] = "dollar", ['€'] = "euro", ['£'] = "pound", ['¥'] = "yen", ['₫'] = "dong", ['₹'] = "rupee", ['%'] = "percent", ['°'] = "degree",
    };

    /// <summary>The tokens of a text, in order.</summary>
    public static List<Token> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>(text.Length / 6);
        var i = 0;
        while (i < text.Length)
        {
            var character = text[i];
            if (IsIdeograph(character))
            {
                i = ReadIdeographs(text, i, tokens);
            }
            else if (char.IsDigit(character))
            {
                i = ReadNumber(text, i, tokens);
            }
            else if (char.IsLetter(character) || char.IsSurrogate(character) && char.IsLetter(text, i))
            {
                i = ReadWord(text, i, tokens);
            }
            else
            {
                if (Signs.TryGetValue(character, out var sign))
                {
                    tokens.Add(new(sign, TokenKind.Word, i, i + 1));
                }

                i++;
            }
        }

        return tokens;
    }

    /// <summary>Chinese characters and Japanese syllables: scripts that are written without spaces.</summary>
    public static bool IsIdeograph(char character) =>
        character is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\u3040' and <= '\u30FF' or >= '\u0E00' and <= '\u0E7F';

    private static int ReadIdeographs(string text, int start, List<Token> tokens)
    {
        var end = start;
        while (end < text.Length && IsIdeograph(text[end]))
        {
            end++;
        }

        if (end - start == 1)
        {
            tokens.Add(new(text[start..end], TokenKind.Ideograph, start, end));
        }

        for (var i = start; i + 1 < end; i++)
        {
            tokens.Add(new(text.Substring(i, 2), TokenKind.Ideograph, i, i + 2));
        }

        return end;
    }

    private static int ReadNumber(string text, int start, List<Token> tokens)
    {
        var end = start;
        while (end < text.Length && (char.IsDigit(text[end]) || IsSeparator(text, end)))
        {
            end++;
        }

        var suffix = end;
        while (suffix < text.Length && char.IsAsciiLetter(text[suffix]))
        {
            suffix++;
        }

        // "3D" and "2FA" are names; "30th" and "5kg" are numbers.
        if (suffix > end && suffix - end <= 3 && !Suffixes.Contains(text[end..suffix].ToLowerInvariant()))
        {
            Add(text[start..suffix], start, suffix, tokens);
            return suffix;
        }

        if (suffix > end && suffix - end == 2 && text[end..suffix] is "th" or "st" or "nd" or "rd")
        {
            tokens.Add(new(text[start..end], TokenKind.Number, start, suffix));
            return suffix;
        }

        var number = new string([.. text[start..end].Where(character => character is not ',').Select(DigitOf)]);
        if (number.Contains('.', StringComparison.Ordinal))
        {
            number = number.TrimEnd('0').TrimEnd('.');
        }

        // "9:00" is nine o'clock; "9:30" stays.
        number = number.EndsWith(":00", StringComparison.Ordinal) ? number[..^3] : number;
        tokens.Add(new(number.Replace(':', '.'), TokenKind.Number, start, end));
        return end;
    }

    private static bool IsSeparator(string text, int index) =>
        text[index] is '.' or ',' or ':' && index + 1 < text.Length && char.IsDigit(text[index + 1])
        && (text[index] != ',' || (index + 3 < text.Length && char.IsDigit(text[index + 2]) && char.IsDigit(text[index + 3])));

    private static char DigitOf(char character) =>
        char.IsDigit(character) ? (char)('0' + (int)CharUnicodeInfo.GetNumericValue(character)) : character;

    private static int ReadWord(string text, int start, List<Token> tokens)
    {
        var end = start;
        while (end < text.Length && IsInWord(text, end))
        {
            end++;
        }

        var word = text[start..end];
        var apostrophe = word.IndexOfAny(['\'', '’', '`']);
        if (apostrophe >= 0)
        {
            var after = word[(apostrophe + 1)..];
            var before = word[..apostrophe];
            if (before.Length is 1 or 2 && after.Length > 2 && !after.StartsWith("ll", StringComparison.OrdinalIgnoreCase))
            {
                // French: l'adresse, qu'est.
                Add(after, start + apostrophe + 1, end, tokens);
                return end;
            }

            word = after.Equals("s", StringComparison.OrdinalIgnoreCase) ? before : before + after;
        }

        Add(word, start, end, tokens);
        return end;
    }

    private static bool IsInWord(string text, int index)
    {
        var character = text[index];
        if (IsIdeograph(character))
        {
            return false;
        }

        if (char.IsLetterOrDigit(character) || char.IsSurrogate(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
        {
            return true;
        }

        return character is '\'' or '’' && index + 1 < text.Length && char.IsLetter(text[index + 1]);
    }

    private static void Add(string word, int start, int end, List<Token> tokens)
    {
        var folded = Folding.Fold(word).Replace("'", string.Empty, StringComparison.Ordinal).Replace("’", string.Empty, StringComparison.Ordinal);
        if (folded.Length == 0)
        {
            return;
        }

        if (NumberWords.TryGetValue(folded, out var number))
        {
            tokens.Add(new(number, TokenKind.Number, start, end));
        }
        else
        {
            tokens.Add(new(folded, TokenKind.Word, start, end));
        }
    }
}
