using System.Collections.Frozen;

namespace Platform.Mail;

/// <summary>How an element is laid out as text.</summary>
internal enum HtmlTag : byte
{
    Inline,
    Block,
    Paragraph,
    Blockquote,
    Break,
    Rule,
    List,
    OrderedList,
    Item,
    Table,
    Row,
    Cell,
    Preformatted,
    Link,
    Image,
    Body,

    /// <summary>Its text is never shown and runs to its own end tag.</summary>
    RawText,

    /// <summary>Its content is never shown.</summary>
    Unseen,
}

/// <summary>The elements that mail uses; every other one is inline.</summary>
internal static class HtmlTags
{
    private static readonly FrozenDictionary<string, HtmlTag> Known = Table(
        (HtmlTag.Block, "div section article aside header footer main nav address center fieldset figure figcaption form dl dt dd details summary legend option caption html"),
        (HtmlTag.Paragraph, "p h1 h2 h3 h4 h5 h6"),
        (HtmlTag.Blockquote, "blockquote"),
        (HtmlTag.Break, "br"),
        (HtmlTag.Rule, "hr"),
        (HtmlTag.List, "ul menu dir"),
        (HtmlTag.OrderedList, "ol"),
        (HtmlTag.Item, "li"),
        (HtmlTag.Table, "table"),
        (HtmlTag.Row, "tr"),
        (HtmlTag.Cell, "td th"),
        (HtmlTag.Preformatted, "pre listing xmp"),
        (HtmlTag.Link, "a"),
        (HtmlTag.Image, "img"),
        (HtmlTag.Body, "body"),
        (HtmlTag.RawText, "script style title iframe noembed noframes textarea"),
        (HtmlTag.Unseen, "template svg math object audio video canvas select datalist map"));

    private static readonly FrozenDictionary<string, HtmlTag>.AlternateLookup<ReadOnlySpan<char>> ByName = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Voids =
        "area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen".Split(' ')
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static HtmlTag Of(ReadOnlySpan<char> name) => ByName.TryGetValue(name, out var tag) ? tag : HtmlTag.Inline;

    public static bool IsVoid(ReadOnlySpan<char> name) => Voids.Contains(name);

    private static FrozenDictionary<string, HtmlTag> Table(params ReadOnlySpan<(HtmlTag Tag, string Names)> rows)
    {
        var table = new Dictionary<string, HtmlTag>(StringComparer.Ordinal);
        foreach (var (tag, names) in rows)
        {
            foreach (var name in names.Split(' '))
            {
                table.Add(name, tag);
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
