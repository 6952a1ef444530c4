using System.Runtime.CompilerServices;
using System.Text;
using Platform.Knowledge;

namespace Platform.Tests.Knowledge;

/// <summary>Documents and questions from Sets/*.txt: "=== path" begins a document, "? question | document" a question; none when unanswerable.</summary>
internal sealed record KnowledgeSet(IReadOnlyList<KnowledgeDocument> Documents, IReadOnlyList<(string Question, string? Document)> Questions)
{
    public static KnowledgeSet Load(string name)
    {
        var documents = new List<(string Path, StringBuilder Text)>();
        var questions = new List<(string Question, string? Document)>();
        foreach (var line in File.ReadLines(Path.Combine(Folder(), "Sets", name + ".txt")))
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal))
            {
                documents.Add((line[4..], new()));
            }
            else if (line.StartsWith("? ", StringComparison.Ordinal))
            {
                var bar = line.LastIndexOf('|');
                var document = line[(bar + 1)..].Trim();
                questions.Add((line[2..bar].Trim(), document.Length == 0 ? null : document));
            }
            else
            {
                documents[^1].Text.AppendLine(line);
            }
        }

        return new([.. documents.Select(entry => DocumentReader.Read(entry.Path, Encoding.UTF8.GetBytes(entry.Text.ToString())).Document!)], questions);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
