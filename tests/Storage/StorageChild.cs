using System.Diagnostics;
using System.Reflection;

namespace Platform.Tests.Storage;

/// <summary>A second process that runs one scenario of <see cref="StorageChildScenarios"/> and can be killed without warning.</summary>
internal sealed class StorageChild : IDisposable
{
    private readonly Process _process;

    private StorageChild(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>This test assembly in a process of its own, with <see cref="StartupHook"/> before its Main.</summary>
    public static StorageChild Start(string scenario, string folder)
    {
        var assembly = Assembly.GetExecutingAssembly().Location;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            ArgumentList = { "exec", assembly },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_STARTUP_HOOKS"] = assembly,
                [StorageChildScenarios.NameVariable] = scenario,
                [StorageChildScenarios.FolderVariable] = folder,
            },
        };
        return new StorageChild(Process.Start(start) ?? throw new InvalidOperationException("no child process"));
    }

    public async Task<string> ReadLine() =>
        await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the child process ended by itself");

    /// <summary>Ends it without warning (SIGKILL).</summary>
    /// <returns>The lines that it had written and nobody had read.</returns>
    public async Task<string[]> Kill()
    {
        _process.Kill();
        var rest = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();

        // What follows the last line feed was cut by the kill.
        return rest.Split('\n')[..^1];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
