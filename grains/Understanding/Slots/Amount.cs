using System.Globalization;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>Amounts written with digits: "1,299.50", "1.299,50", "500.000", "49,99".</summary>
internal static class Amount
{
    /// <summary>Reads digits with either convention of separators; false when they are no amount.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > 15)
        {
            return false;
        }

        var last = text.LastIndexOfAny('.', ',');
        var decimals = last < 0 ? 0 : text.Length - last - 1;

        // Three digits after the last separator are thousands ("500.000"); one or two are cents.
        var hasFraction = last > 0 && decimals is 1 or 2;
        Span<char> clean = stackalloc char[16];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Folding.Fold(text[i]);
            if (char.IsAsciiDigit(c))
            {
                clean[length++] = c;
            }
            else if (c is not ('.' or ','))
            {
                return false;
            }
            else if (i == last && hasFraction)
            {
                clean[length++] = '.';
            }
        }

        return decimal.TryParse(clean[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    public static string Format(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
