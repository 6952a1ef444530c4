using System.Reflection;
using Platform.Understanding.Classification;
using Platform.Understanding.Text;

namespace Platform.Understanding;

/// <summary>The data files of <c>grains/Understanding/Data</c>, which travel inside the assembly. A new intent is a new folder of them.</summary>
internal static class UnderstandingData
{
    private const string Root = "understanding/";

    private static readonly Assembly Home = typeof(UnderstandingData).Assembly;

    /// <summary>Names of the files under a folder, <c>/</c> between the parts.</summary>
    public static IEnumerable<string> FilesUnder(string folder) =>
        Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root + folder, StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal))
            .Select(name => name[Root.Length..])
            .Order(StringComparer.Ordinal);

    /// <summary>Lines of a file without blank lines and comments (<c>#</c>).</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = Home.GetManifestResourceStream(Root + file)
            ?? throw new InvalidOperationException($"Understanding data '{file}' is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } trimmed && !trimmed.StartsWith("# ", StringComparison.Ordinal))
            {
                yield return trimmed;
            }
        }
    }

    /// <summary>
    /// Sentences about somebody else's business, one for each surface form of an <c>x.</c> concept: the frames in which
    /// customers ask ("what is the ...", "how much is ...") belong to no shop by themselves.
    /// </summary>
    public static IEnumerable<LabelledText> SyntheticOutside()
    {
        foreach (var file in FilesUnder("concepts/"))
        {
            var language = Path.GetFileNameWithoutExtension(file);
            var frames = Lines($"frames/{language}.txt").ToArray();
            var next = 0;
            foreach (var line in Lines(file).Where(l => l.StartsWith("x.", StringComparison.Ordinal)))
            {
                foreach (var form in line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    yield return new LabelledText(frames[next++ % frames.Length].Replace("_", form, StringComparison.Ordinal), "_OutOfScope", language);
                }
            }
        }
    }

    /// <summary>Every utterance of <c>intents/NAME/LANGUAGE.txt</c>, its alternatives expanded.</summary>
    public static List<LabelledText> Utterances()
    {
        var all = new List<LabelledText>();
        foreach (var file in FilesUnder("intents/"))
        {
            var parts = file.Split('/');
            var language = Path.GetFileNameWithoutExtension(parts[2]);
            foreach (var text in Lines(file).SelectMany(Alternatives.Expand))
            {
                all.Add(new LabelledText(text, parts[1], language));
            }
        }

        all.AddRange(SyntheticOutside());
        return all;
    }
}
