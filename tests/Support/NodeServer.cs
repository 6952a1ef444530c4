using System.Diagnostics;
using System.Text.Json;

namespace Platform.Tests.Support;

/// <summary>Servers from npm, installed by the lock file of a folder of tests/Servers. They say where they listen on their first line, and end with their standard input.</summary>
internal static class NodeServer
{
    /// <summary>Why they cannot run here; null when they can.</summary>
    public static string? Missing { get; } = new[] { "node", "npm" }.FirstOrDefault(program => Find(program) is null) is { } missing
        ? $"{missing} is missing: apt-get install nodejs npm"
        : null;

    /// <summary>Starts <c>server.mjs</c> of a folder.</summary>
    /// <returns>The process, and what its first line says.</returns>
    public static async Task<(Process Process, JsonElement Where)> StartAsync(string name)
    {
        var folder = NeedsNodeModuleFactAttribute.Folder(name);
        if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
        {
            await Command.RunAsync(Find("npm")!, ["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"]);
        }

        var process = Process.Start(new ProcessStartInfo(Find("node")!, [Path.Combine(folder, "server.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("node does not start");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{folder}/server.mjs said nothing");
        using var where = JsonDocument.Parse(line);
        return (process, where.RootElement.Clone());
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => OperatingSystem.IsWindows() ? [Path.Combine(folder, program + ".exe"), Path.Combine(folder, program + ".cmd")] : new[] { Path.Combine(folder, program) })
            .FirstOrDefault(File.Exists);
}
