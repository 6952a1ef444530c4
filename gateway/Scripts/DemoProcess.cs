using System.Diagnostics;
using Platform.Gateway.Commands;
using Platform.Gateway.Hosting;

namespace Platform.Gateway.Scripts;

/// <summary>A platform in a process of its own, on a moved clock, that does not end in good order: it is killed (SIGKILL).</summary>
internal sealed class DemoProcess : IAsyncDisposable
{
    private readonly Process _process;

    private DemoProcess(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>Where it listens.</summary>
    public string Url { get; }

    /// <summary>Its process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <exception cref="CommandException">It ended instead; it has said why on the standard error output.</exception>
    public static async Task<DemoProcess> StartAsync(RunSettings settings, OffsetTime time, CancellationToken cancellationToken)
    {
        var start = Own(
            DemoHostCommand.Name, "--data", settings.DataFolder, "--knowledge", settings.KnowledgeFolder, "--shop", settings.ShopFolder, "--ahead", time.Ahead.ToString("c"));
        var process = Process.Start(start) ?? throw new CommandException($"{start.FileName} did not start");
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(DemoHostCommand.Listening, StringComparison.Ordinal))
            {
                return new(process, line[DemoHostCommand.Listening.Length..]);
            }
        }

        await process.WaitForExitAsync(cancellationToken);
        throw new CommandException($"the platform's process ended with exit code {process.ExitCode}, see above");
    }

    /// <summary>This program once more, with other arguments and with its input and output in our hands.</summary>
    public static ProcessStartInfo Own(params string[] arguments)
    {
        var assembly = typeof(DemoProcess).Assembly;
        var current = Environment.ProcessPath;
        var name = Path.GetFileNameWithoutExtension(current);
        var start = new ProcessStartInfo(current is not null && (name == "dotnet" || name == assembly.GetName().Name) ? current : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in name == assembly.GetName().Name ? arguments : ["exec", assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>Kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
