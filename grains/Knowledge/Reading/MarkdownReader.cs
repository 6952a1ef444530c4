using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Platform.Knowledge;

/// <summary>CommonMark with tables, footnotes and front matter, as text that can be quoted in a mail.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseYamlFrontMatter().UseAutoLinks().UseEmphasisExtras().UseDefinitionLists().UseTaskLists().Build();

    public static void Read(string text, DocumentBuilder builder) => ReadBlocks(Markdown.Parse(text, Pipeline), builder, string.Empty);

    private static void ReadBlocks(ContainerBlock container, DocumentBuilder builder, string lead)
    {
        foreach (var block in container)
        {
            ReadBlock(block, builder, lead);
            lead = string.Empty;
        }
    }

    private static void ReadBlock(Block block, DocumentBuilder builder, string lead)
    {
        switch (block)
        {
            case YamlFrontMatterBlock front:
                ReadFrontMatter(front, builder);
                break;
            case HeadingBlock heading:
                builder.Heading(heading.Level, TextOf(heading.Inline));
                break;
            case HtmlBlock html:
                HtmlReader.ReadFragment(html.Lines.ToString(), builder);
                break;
            case Table table:
                ReadTable(table, builder);
                break;
            case ListBlock list:
                ReadList(list, builder);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case LeafBlock { Inline: { } inline }:
                builder.Block(lead + TextOf(inline));
                break;
            case LeafBlock leaf:
                builder.Block(lead + leaf.Lines);
                break;
            case ContainerBlock inner:
                ReadBlocks(inner, builder, lead);
                break;
        }
    }

    private static void ReadFrontMatter(YamlFrontMatterBlock front, DocumentBuilder builder)
    {
        foreach (var line in front.Lines.ToString().Split('\n'))
        {
            if (line.StartsWith("title:", StringComparison.OrdinalIgnoreCase))
            {
                builder.SetTitle(line["title:".Length..].Trim().Trim('"', '\''));
            }
        }
    }

    private static void ReadList(ListBlock list, DocumentBuilder builder)
    {
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            ReadBlocks(item, builder, list.IsOrdered ? $"{number++}. " : "- ");
        }
    }

    private static void ReadTable(Table table, DocumentBuilder builder)
    {
        string[] header = [];
        foreach (var row in table.OfType<TableRow>())
        {
            string[] cells = [.. row.OfType<TableCell>().Select(CellText)];
            if (row.IsHeader)
            {
                header = cells;
            }
            else
            {
                builder.Block(TableText.Row(header, cells));
            }
        }
    }

    private static string CellText(TableCell cell) =>
        string.Join(' ', cell.Descendants<LeafBlock>().Select(leaf => TextOf(leaf.Inline)));

    private static string TextOf(ContainerInline? inline)
    {
        var text = new StringBuilder();
        Append(inline, text);
        return text.ToString();
    }

    private static void Append(ContainerInline? container, StringBuilder text)
    {
        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline inner:
                    Append(inner, text);
                    break;
            }
        }
    }
}
