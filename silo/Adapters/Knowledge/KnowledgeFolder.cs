using System.Collections.Immutable;
using Platform.Knowledge;

namespace Platform.Silo.Adapters.Knowledge;

/// <summary>Reads the documents below a folder, in the same order on every machine.</summary>
public static class KnowledgeFolder
{
    /// <summary>Reads every document; files that cannot be read come back with their problem.</summary>
    /// <param name="folder">The folder, read recursively.</param>
    /// <param name="options">The largest file that is read.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ImmutableArray<DocumentReading> Read(string folder, KnowledgeOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The knowledge folder {folder} does not exist.");
        }

        // Hidden files and links to elsewhere are not documents; a folder that may not be opened is passed over.
        var enumeration = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
        return
        [
            .. Directory.EnumerateFiles(folder, "*", enumeration)
                .Where(file => DocumentReader.Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()))
                .Select(file => (File: file, Name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .AsParallel().AsOrdered()
                .Select(entry => ReadFile(entry.File, entry.Name, options.MaxFileBytes)),
        ];
    }

    private static DocumentReading ReadFile(string file, string name, long limit)
    {
        try
        {
            return new FileInfo(file).Length > limit
                ? new(name, null, $"larger than {limit} bytes")
                : DocumentReader.Read(name, File.ReadAllBytes(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(name, null, "cannot be opened: " + error.Message);
        }
    }
}
