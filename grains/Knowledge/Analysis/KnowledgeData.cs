namespace Platform.Knowledge;

/// <summary>The embedded word lists.</summary>
internal static class KnowledgeData
{
    /// <summary>The lines of a data file without comments and blank ones.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(KnowledgeData).Assembly.GetManifestResourceStream("Platform.Knowledge.Data." + file)
            ?? throw new InvalidOperationException($"Embedded resource Knowledge/Data/{file} is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var clean = line.Trim();
            if (clean.Length > 0 && clean[0] != '#')
            {
                yield return clean;
            }
        }
    }
}
