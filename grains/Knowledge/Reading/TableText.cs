namespace Platform.Knowledge;

/// <summary>A table row as one line that can be understood without the table.</summary>
internal static class TableText
{
    public static string Row(IReadOnlyList<string> header, IReadOnlyList<string> cells)
    {
        string[] clean = [.. cells.Select(DocumentBuilder.Clean)];
        if (clean.Count(cell => cell.Length > 0) == 0)
        {
            return string.Empty;
        }

        if (clean.Length <= 2 || header.Count < clean.Length)
        {
            return string.Join(": ", clean.Where(cell => cell.Length > 0));
        }

        var rest = clean.Skip(1)
            .Select((cell, index) => (Name: DocumentBuilder.Clean(header[index + 1]), Cell: cell))
            .Where(pair => pair.Cell.Length > 0)
            .Select(pair => pair.Name.Length > 0 ? $"{pair.Name}: {pair.Cell}" : pair.Cell);
        return $"{clean[0]} - {string.Join("; ", rest)}";
    }
}
