using System.Text;

namespace Platform.Knowledge;

/// <summary>Collects headings and blocks in reading order; shared by the three formats.</summary>
internal sealed class DocumentBuilder(string path)
{
    private readonly List<DocumentSection> sections = [];
    private readonly List<string> blocks = [];
    private readonly List<(int Level, string Text)> headings = [];
    private string? title;
    private string? fallbackTitle;
    private bool titleIsHeading;

    /// <summary>A title from outside the text (front matter, HTML head): it wins over the first heading.</summary>
    public void SetTitle(string value)
    {
        var clean = Clean(value);
        title = clean.Length > 0 ? clean : title;
    }

    /// <summary>A title for a text that has no first-level heading.</summary>
    public void SuggestTitle(string value)
    {
        var clean = Clean(value);
        fallbackTitle = clean.Length > 0 ? clean : fallbackTitle;
    }

    public void Heading(int level, string text)
    {
        var clean = Clean(text);
        if (clean.Length == 0)
        {
            return;
        }

        Flush();
        if (level == 1 && !titleIsHeading && sections.Count == 0 && headings.Count == 0)
        {
            title ??= clean;
            titleIsHeading = true;
            if (!string.Equals(title, clean, StringComparison.Ordinal))
            {
                headings.Add((1, clean));
            }

            return;
        }

        headings.RemoveAll(heading => heading.Level >= level);
        headings.Add((level, clean));
    }

    public void Block(string text)
    {
        var clean = Clean(text);
        if (clean.Length > 0)
        {
            blocks.Add(clean);
        }
    }

    public KnowledgeDocument? Build()
    {
        Flush();
        if (sections.Count == 0)
        {
            return null;
        }

        return new(path, title ?? fallbackTitle ?? NameOf(path), [.. sections]);
    }

    /// <summary>White space of any kind becomes one space; invisible characters go.</summary>
    internal static string Clean(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                if (builder.Length > 0 && builder[^1] != ' ')
                {
                    builder.Append(' ');
                }
            }
            else if (char.GetUnicodeCategory(character) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control))
            {
                builder.Append(character);
            }
        }

        return builder.ToString().Trim();
    }

    private static string NameOf(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path).Replace('-', ' ').Replace('_', ' ').Trim();
        return name.Length == 0 ? path : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private void Flush()
    {
        if (blocks.Count > 0)
        {
            sections.Add(new(string.Join(" > ", headings.Select(heading => heading.Text)), [.. blocks]));
            blocks.Clear();
        }
    }
}
