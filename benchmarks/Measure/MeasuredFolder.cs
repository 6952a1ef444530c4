using System.ComponentModel;
using System.Diagnostics;

namespace Platform.Benchmarks.Measure;

/// <summary>
/// A new folder for what is measured, removed at the end, and in the quickest of some places of the disk: ext4 without a journal walks past every file
/// that was removed in the last minute, or in the last six while its inode is not written yet, before it makes a new one in the same group of blocks
/// (recently_deleted() in Linux' fs/ext4/ialloc.c). The end of a run removes some 70,000 mails, which would halve the figures of the next one.
/// </summary>
internal sealed class MeasuredFolder : IDisposable
{
    private const int Places = 8;
    private const int FilesMade = 64;

    private readonly string _outer;

    /// <param name="parent">A folder on the disk that is measured.</param>
    public MeasuredFolder(string parent)
    {
        _outer = Directory.CreateDirectory(System.IO.Path.Combine(parent, $"platform-bench-{Environment.ProcessId}")).FullName;
        SpreadSubfolders();
        Path = Enumerable.Range(0, Places)
            .Select(_ => Directory.CreateDirectory(System.IO.Path.Combine(_outer, System.IO.Path.GetRandomFileName())).FullName)
            .MinBy(TimeToMakeFiles)!;
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(_outer, recursive: true);

    private static TimeSpan TimeToMakeFiles(string folder)
    {
        var made = Directory.CreateDirectory(System.IO.Path.Combine(folder, "made")).FullName;
        var began = Stopwatch.GetTimestamp();
        for (var file = 0; file < FilesMade; file++)
        {
            File.Create(System.IO.Path.Combine(made, file.ToString(CultureInfo.InvariantCulture))).Dispose();
        }

        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Has ext4 put new subfolders into other groups of blocks (chattr(1), T); where that cannot be had, all stays near.</summary>
    private void SpreadSubfolders()
    {
        try
        {
            using var program = Process.Start(new ProcessStartInfo("chattr", ["+T", _outer]) { UseShellExecute = false, RedirectStandardError = true })!;
            program.StandardError.ReadToEnd();
            program.WaitForExit();
        }
        catch (Win32Exception)
        {
            // There is no such program here.
        }
    }
}
