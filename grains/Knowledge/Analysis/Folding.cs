using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Platform.Knowledge;

/// <summary>Lower case without diacritics: é = e, ß = ss, full width = half width (Unicode NFKD, marks removed).</summary>
internal static class Folding
{
    private static readonly ConcurrentDictionary<char, string> Cache = new();

    public static string Fold(string text)
    {
        var plain = true;
        foreach (var character in text)
        {
            plain &= character < 0x80 && !char.IsAsciiLetterUpper(character);
        }

        if (plain)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character < 0x80)
            {
                builder.Append(char.ToLowerInvariant(character));
            }
            else
            {
                builder.Append(Cache.GetOrAdd(character, FoldCharacter));
            }
        }

        return builder.ToString();
    }

    private static string FoldCharacter(char character)
    {
        switch (char.ToLowerInvariant(character))
        {
            case 'ß': return "ss";
            case 'đ': return "d";
            case 'ł': return "l";
            case 'ø': return "o";
            case 'æ': return "ae";
            case 'œ': return "oe";
            case 'ı': return "i";
        }

        // Hangul would fall apart into single jamo.
        if (char.IsSurrogate(character) || character is >= '\uAC00' and <= '\uD7A3')
        {
            return character.ToString();
        }

        var builder = new StringBuilder();
        foreach (var part in character.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            {
                builder.Append(char.ToLowerInvariant(part));
            }
        }

        return builder.ToString();
    }
}
