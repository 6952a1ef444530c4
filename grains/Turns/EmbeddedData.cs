using System.Text.Json;

namespace Platform.Turns;

/// <summary>Data files that are part of the assembly, so that a copy of the binaries is the whole product.</summary>
internal static class EmbeddedData
{
    /// <summary>Every file of a folder below <c>grains/</c>, by name without extension.</summary>
    public static Dictionary<string, T> ReadAll<T>(string folder)
    {
        var assembly = typeof(EmbeddedData).Assembly;
        var prefix = $"Platform.{folder.Replace('/', '.')}.";
        var files = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = JsonSerializer.Deserialize<T>(stream, PlatformJson.Options)
                ?? throw new InvalidDataException($"{name} is empty");
            files[Path.GetFileNameWithoutExtension(name[prefix.Length..])] = content;
        }

        return files;
    }
}
