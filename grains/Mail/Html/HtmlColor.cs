using System.Globalization;

namespace Platform.Mail;

/// <summary>Colours as numbers, as far as they tell whether a text stands out from what is behind it.</summary>
internal static class HtmlColor
{
    /// <summary>A colour that is not read: a picture, a gradient, a rare name.</summary>
    public const int Unknown = -1;

    /// <summary>No colour at all.</summary>
    public const int Transparent = -2;

    public const int White = 0xFFFFFF;

    private const int Near = 6;

    /// <summary>#rgb, #rrggbb, rgb(), rgba() and the names that text is hidden with.</summary>
    public static int Read(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        var important = value.IndexOf('!');
        value = important > 0 ? value[..important].TrimEnd() : value;
        if (value.Length is 4 or 7 && value[0] == '#' && int.TryParse(value[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            return value.Length == 7 ? number : ((number & 0xF00) * 0x1100) | ((number & 0xF0) * 0x110) | ((number & 0xF) * 0x11);
        }

        return value.StartsWith("rgb", StringComparison.OrdinalIgnoreCase) ? Function(value)
            : value.Equals("white", StringComparison.OrdinalIgnoreCase) ? White
            : value.Equals("black", StringComparison.OrdinalIgnoreCase) ? 0
            : value.Equals("transparent", StringComparison.OrdinalIgnoreCase) ? Transparent
            : Unknown;
    }

    /// <summary>Whether nobody can tell the text from its background.</summary>
    public static bool IsUnseen(int color, int background) =>
        color == Transparent
        || (color >= 0 && background >= 0 && Distance(color >> 16, background >> 16) <= Near && Distance(color >> 8, background >> 8) <= Near && Distance(color, background) <= Near);

    private static int Distance(int one, int other) => Math.Abs((one & 0xFF) - (other & 0xFF));

    private static int Function(ReadOnlySpan<char> value)
    {
        var open = value.IndexOf('(');
        if (open < 0 || value.Length > 60)
        {
            return Unknown;
        }

        var color = 0;
        var part = 0;
        foreach (var range in value[(open + 1)..].TrimEnd(") ").Split(','))
        {
            var text = value[(open + 1)..].TrimEnd(") ")[range].Trim();
            if (part == 3)
            {
                return text is "0" or "0.0" or "0%" ? Transparent : color;
            }

            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var channel) || channel > 255)
            {
                return Unknown;
            }

            color = (color << 8) | channel;
            part++;
        }

        return part == 3 ? color : Unknown;
    }
}
