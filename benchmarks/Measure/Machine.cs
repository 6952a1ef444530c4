using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Platform.Benchmarks.Measure;

/// <summary>What is measured on.</summary>
internal static class Machine
{
    /// <summary>Lines of Markdown.</summary>
    public static IEnumerable<string> Describe(string folder)
    {
        yield return $"- {Environment.ProcessorCount} cores, {Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Gigabytes()} GB of memory";
        yield return $"- {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}, data on {FileSystem(folder)}";
        yield return $"- Orleans: {Package(typeof(IGrainFactory))}; MimeKit: {Package(typeof(MimeKit.MimeMessage))}";
        if (File.Exists("/proc/loadavg"))
        {
            yield return $"- load of the machine when this began: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}";
        }
    }

    /// <summary>What one write of 4 KB and its fsync take, in seconds, median of 200: the price of durability here.</summary>
    public static double Sync(string folder)
    {
        var path = Path.Combine(folder, "sync.bin");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        var page = new byte[4096];
        return Statistics.Median(Enumerable.Range(0, 200).Select(_ =>
        {
            var began = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }));
    }

    /// <summary>Whether a type comes from compat/ and not from its package.</summary>
    public static bool IsStandIn(Type type) => type.Assembly.GetName().Name!.Contains("Compat.", StringComparison.Ordinal);

    private static string Package(Type type) => IsStandIn(type) ? "the stand-in under compat/" : $"{type.Assembly.GetName().Name} {type.Assembly.GetName().Version}";

    private static long Gigabytes() => (long)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9);

    private static string FileSystem(string folder) =>
        DriveInfo.GetDrives()
            .Where(drive => folder.StartsWith(drive.Name, StringComparison.Ordinal))
            .MaxBy(drive => drive.Name.Length)?.DriveFormat ?? "an unknown file system";

    private static string? Field(string path, string name) => File.Exists(path)
        ? File.ReadLines(path).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':')[^1].Trim()
        : null;
}
