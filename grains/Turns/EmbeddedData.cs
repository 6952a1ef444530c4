using System.Text.Json;

namespace Platform.Turns;

/// <summary>Data files that are part of the assembly, so that a copy of the binaries is the whole product.</summary>
internal static class EmbeddedData
{
    /// <summary>Every file of a folder below <c>grains/</c>, by name without extension.</summary>
    public static Dictionary<string, T> ReadAll<T>(string folder)
    {
        return ReadEvery<T>(folder).ToDictionary(file => file.Name, file => file.Content, StringComparer.Ordinal);
    }

    /// <summary>Every file of all folders with this ending, by name without extension.</summary>
    public static IEnumerable<(string Name, T Content)> ReadEvery<T>(string folder)
    {
        var assembly = typeof(EmbeddedData).Assembly;
        var part = $".{folder.Replace('/', '.')}.";
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var at = name.LastIndexOf(part, StringComparison.Ordinal);
            if (at > 0 && name.EndsWith(".json", StringComparison.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                yield return (
                    Path.GetFileNameWithoutExtension(name[(at + part.Length)..]),
                    JsonSerializer.Deserialize<T>(stream, PlatformJson.Options) ?? throw new InvalidDataException($"{name} is empty"));
            }
        }
    }
}
