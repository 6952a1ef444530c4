using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Platform.Tests.Support;

namespace Platform.Tests.Cluster;

/// <summary>A silo or a gateway in a process of its own, as it is run outside of tests.</summary>
internal sealed class ClusterProcess : IAsyncDisposable
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<string> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ClusterProcess(Process process, string marker)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data, marker);
        process.ErrorDataReceived += (_, line) => Read(line.Data, marker);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>What it has said.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    /// <param name="assembly">Its file, beside the tests.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="settings">Its environment.</param>
    /// <param name="marker">What stands before the address in the line that says so.</param>
    public static async Task<ClusterProcess> StartAsync(string assembly, string[] arguments, IReadOnlyDictionary<string, string> settings, string marker)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var started = new ClusterProcess(Process.Start(start) ?? throw new InvalidOperationException($"{assembly} does not start"), marker);
        var ended = started._process.WaitForExitAsync();
        var first = await Task.WhenAny(started._url.Task, ended, Task.Delay(Start, TimeProvider.System));
        Assert.True(first == started._url.Task, $"{assembly} did not become ready: {string.Join(Environment.NewLine, started.Lines)}");
        started.Url = new(await started._url.Task);
        return started;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>kill -TERM, as every orchestrator does; returns when it has ended by itself.</summary>
    public async Task StopAsync()
    {
        await Command.RunAsync("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        Assert.Equal(0, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Read(string? line, string marker)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (line.IndexOf(marker, StringComparison.Ordinal) is >= 0 and var at)
        {
            _url.TrySetResult(line[(at + marker.Length)..].Trim().Split(' ', ',')[0]);
        }
    }
}
