using System.Diagnostics;

namespace Platform.Benchmarks.Measure;

/// <summary>What the process used while something ran.</summary>
/// <param name="Wall">Seconds that passed.</param>
/// <param name="Cpu">Seconds of processor, all threads.</param>
/// <param name="Allocated">Bytes.</param>
internal readonly record struct Usage(double Wall, double Cpu, long Allocated);

/// <summary>Reads wall clock, processor time and allocation.</summary>
internal static class Meter
{
    public static async Task<Usage> MeasureAsync(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var began = Stopwatch.GetTimestamp();
        await work();
        var wall = Stopwatch.GetElapsedTime(began);
        process.Refresh();
        return new(wall.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds, GC.GetTotalAllocatedBytes() - allocated);
    }

    /// <summary>How often something runs in a second on one thread.</summary>
    public static double Rate(double seconds, Action work)
    {
        var count = 0;
        var began = Stopwatch.GetTimestamp();
        do
        {
            work();
            count++;
        }
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds);
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Bytes on the managed heap after a full collection.</summary>
    public static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
