namespace Platform.Mail;

/// <summary>
/// The classes and ids that a style element hides. Only plain selectors (<c>.name</c>, <c>div.name</c>, <c>#name</c>) outside of
/// @-rules are read: what a media query hides, it hides on another device.
/// </summary>
internal sealed class HtmlStyleSheet
{
    private const int MaxLength = 64 * 1024;
    private const int MaxHidden = 256;

    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private int _read;

    public bool IsEmpty => _hidden.Count == 0;

    /// <summary>Whether a class list or an id, prefixed by its kind, is hidden.</summary>
    public bool Hides(char kind, ReadOnlySpan<char> names)
    {
        var hidden = _hidden.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> selector = stackalloc char[80];
        foreach (var range in names.Split(' '))
        {
            var name = names[range];
            if (name.Length is > 0 and < 79)
            {
                selector[0] = kind;
                name.CopyTo(selector[1..]);
                if (hidden.Contains(selector[..(name.Length + 1)]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public void Read(ReadOnlySpan<char> css)
    {
        css = css[..Math.Min(css.Length, MaxLength - _read)];
        _read += css.Length;
        while (!css.IsEmpty)
        {
            var open = css.IndexOf('{');
            if (open < 0)
            {
                return;
            }

            var selectors = css[..open].Trim();
            var close = selectors.Contains('@') ? Nested(css[open..]) : css[open..].IndexOf('}');
            if (close < 0)
            {
                return;
            }

            if (!selectors.Contains('@'))
            {
                Rule(selectors, css.Slice(open + 1, close - 1));
            }

            css = css[(open + close + 1)..];
        }
    }

    /// <summary>The end of a block that holds blocks.</summary>
    private static int Nested(ReadOnlySpan<char> css)
    {
        var depth = 0;
        for (var i = 0; i < css.Length; i++)
        {
            depth += css[i] == '{' ? 1 : css[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private void Rule(ReadOnlySpan<char> selectors, ReadOnlySpan<char> body)
    {
        if (!HtmlStyle.Read(body).Hidden)
        {
            return;
        }

        foreach (var range in selectors.Split(','))
        {
            var selector = selectors[range];
            selector = selector[(selector.LastIndexOfAny("/>") + 1)..].Trim();
            var mark = selector.IndexOfAny('.', '#');
            if (mark >= 0 && selector.Length - mark is > 1 and < 80 && _hidden.Count < MaxHidden && selector[(mark + 1)..].IndexOfAny(" .#:[+~*") < 0)
            {
                _hidden.Add(selector[mark..].ToString());
            }
        }
    }
}
