using AngleSharp.Html.Parser.Tokens.Struct;

namespace Platform.Mail;

/// <summary>An open element: what it says of the text in it.</summary>
internal struct HtmlFrame
{
    public HtmlTag Tag;
    public int NameHash;
    public LineMarks Marks;
    public bool Hidden;
    public int Color;
    public int Background;
    public bool KeepSpace;
    public bool NoMargin;
    public bool IsStyle;
    public bool BeginsBelowRule;
    public int Items;
    public int RowStart;
    public string? Link;

    public static HtmlFrame Open(ref StructHtmlToken token, HtmlTag tag, in HtmlFrame parent, HtmlStyleSheet styles)
    {
        var frame = new HtmlFrame
        {
            Tag = tag,
            Marks = parent.Marks & ~LineMarks.Begin,
            Hidden = parent.Hidden || tag is HtmlTag.RawText or HtmlTag.Unseen,
            Color = parent.Color,
            Background = parent.Background,
            KeepSpace = parent.KeepSpace || tag == HtmlTag.Preformatted,
        };
        if (tag == HtmlTag.Blockquote)
        {
            frame.Marks |= LineMarks.Indented;
        }

        var attributes = token.Attributes;
        for (var i = 0; i < attributes.Count; i++)
        {
            frame.Attribute(attributes[i].Name.Memory.Span, attributes[i].Value.Memory.Span, styles);
        }

        return frame;
    }

    private void Attribute(ReadOnlySpan<char> name, ReadOnlySpan<char> value, HtmlStyleSheet styles)
    {
        switch (name)
        {
            case "style":
                Style(HtmlStyle.Read(value));
                break;
            case "class" or "id" or "name":
                Named(value);
                Hidden |= !styles.IsEmpty && styles.Hides(name is "id" ? '#' : '.', value);
                break;
            case "type" or "cite" when Tag == HtmlTag.Blockquote:
                Marks |= LineMarks.Quoted;
                break;
            case "hidden":
                Hidden = true;
                break;
            case "href" when Tag == HtmlTag.Link && value.StartsWith("http", StringComparison.OrdinalIgnoreCase):
                Link = value.ToString();
                break;
            case "color":
                Color = HtmlColor.Read(value);
                break;
            case "bgcolor":
                Background = HtmlColor.Read(value);
                break;
            case "start" when Tag == HtmlTag.OrderedList && int.TryParse(value, out var start) && start is > 0 and < 100_000:
                Items = start - 1;
                break;
        }
    }

    private void Named(ReadOnlySpan<char> value)
    {
        Marks |= HtmlMarks.Of(value);
        NoMargin |= value.Contains("Mso", StringComparison.Ordinal) || value.Contains("elementToProof", StringComparison.Ordinal);
        if (Tag == HtmlTag.Blockquote && value.Contains("quote", StringComparison.OrdinalIgnoreCase))
        {
            Marks |= LineMarks.Quoted;
        }
    }

    private void Style(in HtmlStyle style)
    {
        Hidden |= style.Hidden;
        KeepSpace |= style.KeepSpace;
        NoMargin |= style.NoMargin;
        Color = style.Color ?? Color;
        Background = style.Background ?? Background;

        // Outlook draws a line above the header of the mail that is answered: a block with a border on top and on no other side.
        BeginsBelowRule |= Tag == HtmlTag.Block && style.BorderTop;
        if (Tag == HtmlTag.Blockquote && style.BorderLeft)
        {
            Marks |= LineMarks.Quoted;
        }

        if (Tag == HtmlTag.Block && style.Inline)
        {
            Tag = HtmlTag.Inline;
        }
    }
}
