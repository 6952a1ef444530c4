using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Encryption;
using Platform.Gateway.Hosting;
using Platform.Gateway.Intake;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Benchmarks.Workload;

/// <summary>The whole platform in this process, on a data folder; bursts are not waited for, and customers who answer within milliseconds are not taken for robots.</summary>
internal sealed class DemoShop : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What is different from the defaults.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Platform:Threads:BurstQuiet"] = "00:00:00",
        ["Platform:Threads:LoopReaction"] = "00:00:00",
        ["Platform:Threads:LoopWindow"] = "00:00:00.1",
        ["Platform:Threads:LoopReplies"] = "100",
        ["Platform:ReplyBudget:Window"] = "00:00:00.1",
        ["Platform:ReplyBudget:Replies"] = "10000",
        ["Platform:Flood:AddressMails"] = "1000000",
        ["Platform:Flood:ThreadMails"] = "1000000",
    };

    private readonly PlatformHost _host;
    private readonly HandOvers _handOvers;
    private readonly MailIntake _intake;

    private DemoShop(PlatformHost host, HandOvers handOvers)
    {
        _host = host;
        _handOvers = handOvers;
        _intake = host.Services.GetRequiredService<MailIntake>();
    }

    /// <summary>The platform's services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>The platform's grains.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts the platform.</summary>
    public static async Task<DemoShop> OpenAsync(string dataFolder)
    {
        var handOvers = new HandOvers();
        var run = new RunSettings(dataFolder, "http://127.0.0.1:0", Samples("knowledge"), Samples("shop"));
        var host = await PlatformHost.StartAsync(run, CancellationToken.None, builder =>
        {
            builder.Configuration.AddInMemoryCollection(Settings);

            // The table alone goes to the standard output.
            builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.Services.AddSingleton<IThreadLog>(services =>
                new ObservedThreadLog(new SqliteThreadLog(services.GetRequiredService<SqliteDatabase>(), services.GetRequiredService<ContentCipher>()), handOvers));
        });
        return new(host, handOvers);
    }

    /// <summary>A folder of the demo content.</summary>
    public static string Samples(string name) => SampleFolders.Find(name) ?? throw new InvalidOperationException($"samples/{name} is not above the binaries");

    /// <summary>The customer writes, and waits for the reply.</summary>
    /// <returns>From the first byte of the mail to the hand-over on disk, in seconds.</returns>
    public async Task<double> ServeAsync(Customer customer)
    {
        var (id, mail) = customer.Write();
        var reply = _handOvers.ExpectAsync(id);
        var began = Stopwatch.GetTimestamp();
        await _intake.AcceptAsync(mail, MailSource.Http, CancellationToken.None);
        if (!reply.IsCompleted)
        {
            await reply.WaitAsync(Patience);
        }

        var (answer, at) = await reply;
        customer.Read(answer);
        return Stopwatch.GetElapsedTime(began, at).TotalSeconds;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
