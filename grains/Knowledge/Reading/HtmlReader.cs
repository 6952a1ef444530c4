using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Platform.Knowledge;

/// <summary>A page's main content; navigation, scripts and what a browser would not show are left out.</summary>
internal static class HtmlReader
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select", "svg", "iframe", "object",
        "canvas", "audio", "video", "dialog", "head", "menu",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp",
        "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    };

    public static void Read(string text, DocumentBuilder builder)
    {
        var page = new HtmlParser().ParseDocument(text);
        var root = page.QuerySelector("main, [role=main]") ?? SoleArticle(page) ?? (IElement?)page.Body;
        if (root is null)
        {
            return;
        }

        // A page's <title> often carries the shop's name after a bar; a first-level heading is cleaner.
        var heading = root.QuerySelector("h1") ?? page.QuerySelector("h1");
        if (heading is not null && !root.Contains(heading))
        {
            builder.SetTitle(heading.TextContent);
        }

        builder.SuggestTitle(page.Title?.Split('|', '–')[0] ?? string.Empty);
        Walk(root, builder);
    }

    /// <summary>HTML inside Markdown.</summary>
    public static void ReadFragment(string text, DocumentBuilder builder)
    {
        if (new HtmlParser().ParseDocument(text).Body is { } body)
        {
            Walk(body, builder);
        }
    }

    private static IElement? SoleArticle(IHtmlDocument page)
    {
        var articles = page.QuerySelectorAll("article");
        return articles.Length == 1 ? articles[0] : null;
    }

    private static void Walk(IElement parent, DocumentBuilder builder)
    {
        var text = new StringBuilder();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText plain)
            {
                text.Append(plain.Data);
            }
            else if (node is IElement element && !IsHidden(element))
            {
                ReadElement(element, text, builder);
            }
        }

        Flush(text, builder);
    }

    private static void ReadElement(IElement element, StringBuilder text, DocumentBuilder builder)
    {
        var name = element.LocalName;
        if (Inline.Contains(name) && !element.Children.Any(child => !Inline.Contains(child.LocalName)))
        {
            text.Append(VisibleText(element));
            return;
        }

        if (name == "br")
        {
            text.Append(' ');
            return;
        }

        Flush(text, builder);
        if (name is "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
        {
            builder.Heading(name[1] - '0', VisibleText(element));
        }
        else if (name is "summary" or "dt")
        {
            builder.Heading(6, VisibleText(element));
        }
        else if (name == "table")
        {
            ReadTable(element, builder);
        }
        else if (name is "ul" or "ol")
        {
            ReadList(element, builder);
        }
        else
        {
            Walk(element, builder);
        }
    }

    private static void ReadList(IElement list, DocumentBuilder builder)
    {
        var number = 1;
        foreach (var item in list.Children.Where(child => !IsHidden(child)))
        {
            var lead = list.LocalName == "ol" ? $"{number++}. " : "- ";
            if (item.QuerySelector("ul, ol, table, p, h1, h2, h3, h4, h5, h6, div") is null)
            {
                builder.Block(lead + VisibleText(item));
            }
            else
            {
                Walk(item, builder);
            }
        }
    }

    private static void ReadTable(IElement table, DocumentBuilder builder)
    {
        string[] header = [];
        foreach (var row in table.QuerySelectorAll("tr").Where(row => !IsHidden(row)))
        {
            string[] cells = [.. row.Children.Where(cell => cell.LocalName is "td" or "th").Select(VisibleText)];
            if (header.Length == 0 && cells.Length > 1 && row.Children.All(cell => cell.LocalName == "th"))
            {
                header = cells;
            }
            else
            {
                builder.Block(TableText.Row(header, cells));
            }
        }
    }

    private static string VisibleText(IElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.ChildNodes)
        {
            if (node is IText plain)
            {
                text.Append(plain.Data);
            }
            else if (node is IElement { LocalName: "br" })
            {
                text.Append(' ');
            }
            else if (node is IElement child && !IsHidden(child))
            {
                var inner = VisibleText(child);
                text.Append(Inline.Contains(child.LocalName) ? inner : $" {inner} ");
            }
        }

        return text.ToString();
    }

    private static void Flush(StringBuilder text, DocumentBuilder builder)
    {
        builder.Block(text.ToString());
        text.Clear();
    }

    private static bool IsHidden(IElement element)
    {
        // An article's own <header> carries its title; only the page's is decoration.
        if (Skipped.Contains(element.LocalName) && !(element.LocalName == "header" && element.QuerySelector("h1") is not null && element.QuerySelector("nav") is null))
        {
            return true;
        }

        var style = element.GetAttribute("style")?.Replace(" ", string.Empty, StringComparison.Ordinal) ?? string.Empty;
        return element.HasAttribute("hidden")
            || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
            || style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
            || element.GetAttribute("role") is "navigation" or "banner" or "contentinfo" or "search";
    }
}
