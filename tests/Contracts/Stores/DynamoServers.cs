using System.Diagnostics;
using Platform.Tests.Support;

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
        var (process, where) = await NodeServer.StartAsync("dynamo");
        return new(process, where.GetProperty("dynamo").GetString()!, where.GetProperty("s3").GetString()!);
    }
}
