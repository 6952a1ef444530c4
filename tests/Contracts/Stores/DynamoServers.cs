using System.Diagnostics;
using System.Text.Json;

namespace Platform.Tests.Contracts.Stores;

/// <summary>dynalite and fauxqs, installed from the lock file and started once for all tests of this process; they end with it, however it ends.</summary>
internal sealed class DynamoServers
{
    private static readonly Lazy<Task<DynamoServers>> Started = new(() => Task.Run(StartAsync));
    private static int _prefixes;

    // Its standard input is what keeps the servers alive.
    private readonly Process _process;

    private DynamoServers(Process process, string dynamo, string objects)
    {
        _process = process;
        Dynamo = dynamo;
        Objects = objects;
    }

    /// <summary>Why they cannot run here; null when they can.</summary>
    public static string? Missing { get; } = new[] { "node", "npm" }.FirstOrDefault(program => Find(program) is null) is { } missing
        ? $"{missing} is missing: apt-get install nodejs npm"
        : null;

    /// <summary>Where dynalite listens.</summary>
    public string Dynamo { get; }

    /// <summary>Where fauxqs listens.</summary>
    public string Objects { get; }

    /// <summary>The servers.</summary>
    public static Task<DynamoServers> GetAsync() => Started.Value;

    /// <summary>A name that no other test has: each has its own tables and its own bucket.</summary>
    public static string NextPrefix() => $"t{Environment.ProcessId}-{Interlocked.Increment(ref _prefixes)}";

    private static async Task<DynamoServers> StartAsync()
    {
        var folder = Folder();
        if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
        {
            await Support.Command.RunAsync(Find("npm")!, ["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"]);
        }

        var process = Process.Start(new ProcessStartInfo(Find("node")!, [Path.Combine(folder, "server.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("node does not start");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{folder}/server.mjs said nothing");
        using var where = JsonDocument.Parse(line);
        return new(process, where.RootElement.GetProperty("dynamo").GetString()!, where.RootElement.GetProperty("s3").GetString()!);
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "tests", "Servers", "dynamo", "server.mjs")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("tests/Servers/dynamo is not above the tests");
        }

        return Path.Combine(folder.FullName, "tests", "Servers", "dynamo");
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => OperatingSystem.IsWindows() ? [Path.Combine(folder, program + ".exe"), Path.Combine(folder, program + ".cmd")] : new[] { Path.Combine(folder, program) })
            .FirstOrDefault(File.Exists);
}
