namespace Platform.Gateway.Hosting;

/// <summary>Finds the demo content: below the current folder, or above the binaries.</summary>
internal static class SampleFolders
{
    /// <summary>The folder <c>samples/NAME</c>; null when it is nowhere.</summary>
    public static string? Find(string name) =>
        new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .SelectMany(Ancestors)
            .Select(folder => Path.Combine(folder, "samples", name))
            .FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            yield return current.FullName;
        }
    }
}
