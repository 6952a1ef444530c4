using System.Collections.Immutable;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Hosting;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Platform.Threads;

namespace Platform.Tests.Privacy;

/// <summary>
/// The platform in one process on the stores of a cluster, and what a test sees behind it. Only the grains' states are where one process has them:
/// Orleans' own provider needs Orleans.
/// </summary>
internal sealed class ClusterWorld : IAsyncDisposable
{
    private ClusterWorld(DynamoOptions options)
    {
        Options = options;
        Database = DynamoClients.Database(options);
        Bucket = DynamoClients.Objects(options);
        Objects = new(Bucket, options);
    }

    public TempFolder Folder { get; } = new();

    public DynamoOptions Options { get; }

    public IAmazonDynamoDB Database { get; }

    public IAmazonS3 Bucket { get; }

    public ObjectStore Objects { get; }

    /// <summary>The data keys as they are stored.</summary>
    public DynamoDataKeyStore KeysOf() => new(new(Database, Options), new(Database, Options, TimeProvider.System), TimeProvider.System);

    public static async Task<ClusterWorld> OpenAsync()
    {
        var servers = await DynamoServers.GetAsync();
        var prefix = DynamoServers.NextPrefix();
        return new(new() { Service = servers.Dynamo, ObjectService = servers.Objects, TablePrefix = prefix, Bucket = $"b-{prefix}", CreateMissing = true });
    }

    /// <summary>Starts the platform on the stores.</summary>
    /// <param name="settings">Configuration keys and values.</param>
    /// <param name="write">Called for each write of a store, with what does it; null for nothing.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public Task<PlatformFixture> StartAsync(Dictionary<string, string?>? settings = null, Func<Func<Task>, Task>? write = null, TimeProvider? time = null) =>
        PlatformFixture.StartAsync(Folder.Path, settings, builder =>
        {
            builder.Services.AddClusterStores(Options);
            builder.Services.AddSingleton(time ?? TimeProvider.System);
            if (write is not null)
            {
                builder.Services.AddSingleton(FaultyClient.Of(Database, write));
                builder.Services.AddSingleton(FaultyClient.Of(Bucket, write));
            }
        });

    /// <summary>Words in any item, any object, any grain's state, and the files of inbox and outbox.</summary>
    public async Task<List<string>> FindAsync(PlatformFixture platform, IReadOnlyCollection<string> canaries)
    {
        var found = await DynamoSearch.FindAsync(Database, Objects, Options, canaries);
        foreach (var state in await platform.Host.Services.GetRequiredService<SqliteDatabase>().ReadAsync(ReadStates, 0))
        {
            found.AddRange(canaries.Where(canary => state.Contains(canary, StringComparison.OrdinalIgnoreCase)).Select(canary => $"state {state.Split('\n')[0]}: {canary}"));
        }

        foreach (var folder in new[] { "inbox", "outbox" })
        {
            found.AddRange(await CanarySearch.FindAsync(Folder.Combine(folder), null, canaries));
        }

        return found;
    }

    /// <summary>That replaying gives every head and every grain's state.</summary>
    public static async Task AssertReplayAgreesAsync(PlatformFixture platform)
    {
        var services = platform.Host.Services;
        var (log, grains) = (services.GetRequiredService<IThreadLog>(), services.GetRequiredService<IGrainFactory>());
        await foreach (var id in log.ListThreadIdsAsync())
        {
            var thread = ThreadSnapshot.Empty;
            await foreach (var recorded in log.ReadAsync(id))
            {
                thread = ThreadEvolver.Evolve(thread, recorded.Event);
            }

            Assert.Equal(thread.ToHead(), await log.FindHeadAsync(id));
            Assert.Equal(ThreadStateHash.Of(thread), await grains.GetGrain<IThreadGrain>(id).GetStateHash());
        }
    }

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        Bucket.Dispose();
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ImmutableArray<string> ReadStates(SqliteSession session, int none)
    {
        using var select = session.Use("SELECT grain_id, payload FROM grain_states");
        var states = ImmutableArray.CreateBuilder<string>();
        while (select.Step())
        {
            states.Add($"{select.GetText(0)}\n{Encoding.UTF8.GetString(select.GetBlob(1))}");
        }

        return states.ToImmutable();
    }
}
