using System.Collections.Concurrent;
using System.Diagnostics;

namespace Platform.Benchmarks.Cluster;

/// <summary>A process that was started for the measurement, and ends with it.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process, string marker)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data, marker);
        process.ErrorDataReceived += (_, line) => Read(line.Data, marker);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What stood behind the marker in the line that said that it is ready.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The processor time that it has used, in seconds.</summary>
    public double Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts it, and waits until it says that it is ready.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="settings">Settings of the platform, given by the environment.</param>
    /// <param name="marker">What the line that says so begins with, or has before what matters.</param>
    public static async Task<ChildProcess> StartAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings, string marker)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var child = new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start"), marker);
        using var limit = new CancellationTokenSource(Patience);
        var first = await Task.WhenAny(child._ready.Task, child._process.WaitForExitAsync(limit.Token));
        if (first != child._ready.Task)
        {
            await child.DisposeAsync();
            throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} did not become ready:{Environment.NewLine}{string.Join(Environment.NewLine, child._lines)}");
        }

        child.Said = await child._ready.Task;
        return child;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Read(string? line, string marker)
    {
        if (line is null || _ready.Task.IsCompleted)
        {
            return;
        }

        _lines.Enqueue(line);
        if (line.IndexOf(marker, StringComparison.Ordinal) is >= 0 and var at)
        {
            _ready.TrySetResult(line[(at + marker.Length)..].Trim());
        }
    }
}
