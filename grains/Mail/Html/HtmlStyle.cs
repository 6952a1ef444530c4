namespace Platform.Mail;

/// <summary>What of an inline style matters for reading: whether the text is seen, how it breaks, and Outlook's border above a quotation.</summary>
internal struct HtmlStyle
{
    private const int MaxLength = 4096;
    private const int Away = 500;

    public bool Hidden;
    public bool BorderLeft;
    public bool BorderTop;
    public bool NoMargin;
    public bool KeepSpace;
    public bool Inline;

    /// <summary>The text's colour (<see cref="HtmlColor"/>); null when it is not set.</summary>
    public int? Color;

    /// <summary>The background's colour, <see cref="HtmlColor.Unknown"/> for a picture or a name that is not read; null when it is not set.</summary>
    public int? Background;

    public static HtmlStyle Read(ReadOnlySpan<char> style)
    {
        var read = default(HtmlStyle);
        style = style[..Math.Min(style.Length, MaxLength)];
        var flat = false;
        var clipped = false;
        foreach (var range in style.Split(';'))
        {
            var declaration = style[range];
            var colon = declaration.IndexOf(':');
            if (colon > 0)
            {
                read.Apply(declaration[..colon].Trim(), declaration[(colon + 1)..].Trim(), ref flat, ref clipped);
            }
        }

        read.Hidden |= flat && clipped;
        return read;
    }

    private void Apply(ReadOnlySpan<char> name, ReadOnlySpan<char> value, ref bool flat, ref bool clipped)
    {
        if (Is(name, "display"))
        {
            Hidden |= value.StartsWith("none", StringComparison.OrdinalIgnoreCase);
            Inline |= value.StartsWith("inline", StringComparison.OrdinalIgnoreCase);
        }
        else if (Is(name, "visibility"))
        {
            Hidden |= value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase) || value.StartsWith("collapse", StringComparison.OrdinalIgnoreCase);
        }
        else if (Is(name, "opacity") || Is(name, "font-size"))
        {
            Hidden |= IsZero(value);
        }
        else if (Is(name, "mso-hide"))
        {
            Hidden |= value.StartsWith("all", StringComparison.OrdinalIgnoreCase);
        }
        else if (Is(name, "max-height") || Is(name, "height") || Is(name, "max-width") || Is(name, "width"))
        {
            flat |= IsZero(value);
        }
        else if (Is(name, "overflow"))
        {
            clipped |= value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase);
        }
        else if (Is(name, "color"))
        {
            Color = HtmlColor.Read(value);
        }
        else if (Is(name, "background") || Is(name, "background-color") || Is(name, "background-image"))
        {
            Background = Is(value, "none") || Is(value, "inherit") || Is(value, "initial") || Is(value, "transparent") ? Background : HtmlColor.Read(value);
        }
        else
        {
            ApplyLayout(name, value);
        }
    }

    private void ApplyLayout(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (Is(name, "left") || Is(name, "top") || Is(name, "right") || Is(name, "bottom") || Is(name, "text-indent") || Is(name, "margin-left") || Is(name, "margin-top"))
        {
            // Far outside of what any window shows.
            Hidden |= value.Length > 4 && value[0] == '-' && int.TryParse(value[1..Math.Max(1, value.IndexOfAnyExcept("-0123456789") is var end and >= 0 ? end : value.Length)], out var away) && away >= Away;
        }
        else if (Is(name, "border-left") || Is(name, "border-left-style"))
        {
            BorderLeft |= value.Contains("solid", StringComparison.OrdinalIgnoreCase);
        }
        else if (Is(name, "border-top"))
        {
            BorderTop |= value.Contains("solid", StringComparison.OrdinalIgnoreCase);
        }
        else if (Is(name, "margin") || Is(name, "margin-bottom"))
        {
            NoMargin |= IsZero(value);
        }
        else if (Is(name, "white-space"))
        {
            KeepSpace |= value.StartsWith("pre", StringComparison.OrdinalIgnoreCase) || value.StartsWith("break-spaces", StringComparison.OrdinalIgnoreCase);
        }
    }

    private static bool IsZero(ReadOnlySpan<char> value)
    {
        var digits = value.IndexOfAnyExcept("0.");
        return value.Length > 0 && value[0] is '0' or '.' && (digits < 0 || !char.IsAsciiDigit(value[digits]));
    }

    private static bool Is(ReadOnlySpan<char> name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
