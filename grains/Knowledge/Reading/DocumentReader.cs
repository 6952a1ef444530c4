using System.Collections.Immutable;
using System.Globalization;

namespace Platform.Knowledge;

/// <summary>Turns a file's bytes into a document. A file that cannot be read is a value, never an exception.</summary>
public static class DocumentReader
{
    /// <summary>File name extensions that are read; any other file is none of our business.</summary>
    public static ImmutableArray<string> Extensions { get; } = [".md", ".markdown", ".html", ".htm", ".xhtml", ".txt", ".text"];

    /// <summary>Reads one file.</summary>
    /// <param name="path">Path below the knowledge folder, with forward slashes; its extension chooses the format.</param>
    /// <param name="content">The file's bytes.</param>
    public static DocumentReading Read(string path, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (content.IsEmpty)
        {
            return new(path, null, "empty file");
        }

        if (TextDecoder.Decode(content) is not { } text)
        {
            return new(path, null, "not a text file");
        }

        return Parse(path, text);
    }

    private static DocumentReading Parse(string path, string text)
    {
        try
        {
            var builder = new DocumentBuilder(path);
            switch (System.IO.Path.GetExtension(path).ToLowerInvariant())
            {
                case ".html" or ".htm" or ".xhtml":
                    HtmlReader.Read(text, builder);
                    break;
                case ".md" or ".markdown":
                    MarkdownReader.Read(text, builder);
                    break;
                default:
                    PlainTextReader.Read(text, builder);
                    break;
            }

            return builder.Build() is { } document ? WithoutInstructions(path, document) : new(path, null, "no text in it");
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or FormatException)
        {
            // Both parsers are lenient; what they still throw (nesting limits) concerns this one file only.
            return new(path, null, "cannot be parsed: " + error.Message);
        }
    }

    private static DocumentReading WithoutInstructions(string path, KnowledgeDocument document)
    {
        // Who could write such a sentence into a page could change the others: nothing of it is trusted.
        if (InstructionFinder.SpeaksToMachine(document))
        {
            return new(path, null, "speaks to a machine: nothing of it is used");
        }

        var paragraphs = document.Sections.Sum(section => section.Blocks.Count(InstructionFinder.SpeaksToStaff));
        if (paragraphs == 0)
        {
            return new(path, document, null);
        }

        // A page for staff is honest, and its other paragraphs answer as ever.
        var sections = document.Sections.Select(section => section with { Blocks = section.Blocks.RemoveAll(InstructionFinder.SpeaksToStaff) }).Where(section => !section.Blocks.IsEmpty);
        var kept = document with { Sections = [.. sections] };
        return new(path, kept.Sections.IsEmpty ? null : kept, string.Create(CultureInfo.InvariantCulture, $"paragraphs that tell staff what to say: {paragraphs}, left out"));
    }
}
