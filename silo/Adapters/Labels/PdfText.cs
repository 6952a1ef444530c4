using System.Globalization;
using System.Text;

namespace Platform.Silo.Adapters.Labels;

/// <summary>Text for a PDF string in WinAnsiEncoding, as far as that equals Latin-1: carriers print nothing else.</summary>
internal static class PdfText
{
    /// <summary>The text with what a PDF string reserves escaped (ISO 32000-1 §7.3.4.2). A letter that Latin-1 lacks loses its marks (ễ becomes e), anything else becomes a question mark.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            foreach (var letter in Latin(rune))
            {
                _ = letter is '(' or ')' or '\\' ? escaped.Append('\\').Append(letter) : escaped.Append(letter);
            }
        }

        return escaped.ToString();
    }

    private static string Latin(Rune rune)
    {
        if (rune.Value is >= 0x20 and < 0x7F or >= 0xA0 and <= 0xFF)
        {
            return rune.ToString();
        }

        var plain = rune.Value switch
        {
            'đ' => "d",
            'Đ' => "D",
            'œ' => "oe",
            'Œ' => "OE",
            'ł' => "l",
            'Ł' => "L",
            '’' or '‘' => "'",
            _ => string.Concat(rune.ToString().Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is >= ' ' and < '\u007F')),
        };
        return plain.Length > 0 ? plain : "?";
    }
}
