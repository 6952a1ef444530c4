using System.Diagnostics;
using System.Text.Json;
using Platform.Benchmarks.Workload;
using Platform.Gateway.Commands;
using Platform.Silo.Hosting;

namespace Platform.Benchmarks.Cluster;

/// <summary>Silos and a gateway as processes of their own, on dynalite and fauxqs, which stand for DynamoDB and S3.</summary>
internal sealed class ClusterPlatform : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<ChildProcess> _silos = [];
    private readonly SharedOutbox _outbox;
    private readonly string _folder;
    private ChildProcess? _emulators;
    private ChildProcess? _gateway;
    private PlatformClient? _client;

    private ClusterPlatform(string folder)
    {
        _folder = folder;
        _outbox = new(Path.Combine(folder, "outbox"));
    }

    /// <summary>Processor seconds so far of silos, gateway, stand-ins for AWS, and the customers.</summary>
    public double[] Processor
    {
        get
        {
            using var customers = Process.GetCurrentProcess();
            return [_silos.Sum(silo => silo.Processor), _gateway!.Processor, _emulators!.Processor, customers.TotalProcessorTime.TotalSeconds];
        }
    }

    /// <summary>Starts everything.</summary>
    public static async Task<ClusterPlatform> StartAsync(string folder, int silos)
    {
        var platform = new ClusterPlatform(folder);
        try
        {
            await platform.StartAsync(silos);
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>The customer writes, and waits for the reply.</summary>
    /// <param name="customer">Who writes.</param>
    /// <param name="follow">Whether to wait until the hand-over is recorded, too.</param>
    /// <returns>From the first byte of the request to the reply in the outbox, and to its hand-over in the log; in seconds.</returns>
    public async Task<(double HandedOver, double? Recorded)> ServeAsync(Customer customer, bool follow)
    {
        var (id, mail) = customer.Write();
        var reply = _outbox.ExpectAsync(id);
        var began = Stopwatch.GetTimestamp();
        var receipt = await _client!.SendMailAsync(mail, CancellationToken.None);
        var (answer, at) = await reply.WaitAsync(Patience);
        customer.Read(answer);
        double? recorded = null;
        if (follow)
        {
            _ = await _client.WaitForTurnAsync(receipt, Patience, CancellationToken.None) ?? throw new InvalidOperationException($"thread {receipt.Thread} has no reply to {id}");
            recorded = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        return (Stopwatch.GetElapsedTime(began, at).TotalSeconds, recorded);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        foreach (var child in _silos.Prepend(_gateway).Append(_emulators).OfType<ChildProcess>())
        {
            await child.DisposeAsync();
        }

        _outbox.Dispose();
    }

    private async Task StartAsync(int silos)
    {
        var servers = Path.GetFullPath(Path.Combine(DemoShop.Samples("shop"), "..", "..", "tests", "Servers", "dynamo"));
        if (!Directory.Exists(Path.Combine(servers, "node_modules")))
        {
            throw new InvalidOperationException($"the servers that stand for AWS are not installed: npm ci --ignore-scripts --prefix {servers}");
        }

        _emulators = await ChildProcess.StartAsync("node", [Path.Combine(servers, "server.mjs")], new Dictionary<string, string?>(), "{");
        using var where = JsonDocument.Parse("{" + _emulators.Said);
        var settings = Settings(where.RootElement.GetProperty("dynamo").GetString()!, where.RootElement.GetProperty("s3").GetString()!);
        for (var silo = 0; silo < silos; silo++)
        {
            _silos.Add(await StartAsync("Platform.Silo.dll", [], settings, "silo ready, health at "));
        }

        _gateway = await StartAsync("platform.dll", ["run"], settings, "listening   ");
        _client = new(_gateway.Said.Split(' ', ',')[0], TimeSpan.FromMilliseconds(5));
    }

    private Task<ChildProcess> StartAsync(string assembly, string[] command, Dictionary<string, string?> settings, string marker)
    {
        var (siloPort, gatewayPort) = FreePort.Pair();
        settings["Platform:Cluster:SiloPort"] = siloPort.ToString(CultureInfo.InvariantCulture);
        settings["Platform:Cluster:GatewayPort"] = gatewayPort.ToString(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, assembly), .. command, "--data", Path.Combine(_folder, $"process-{siloPort}"),
            "--knowledge", DemoShop.Samples("knowledge"), "--shop", DemoShop.Samples("shop"), "--urls", "http://127.0.0.1:0",
        ];
        return ChildProcess.StartAsync("dotnet", arguments, settings, marker);
    }

    private Dictionary<string, string?> Settings(string dynamo, string objects) => new(DemoShop.Settings)
    {
        // Of this measurement only: nothing that it protects outlives the folder.
        ["PLATFORM_THREAD_KEYS"] = $"1:{Convert.ToBase64String(new byte[32])}",
        ["Platform:Cluster:Id"] = "bench",
        ["Platform:Cluster:Address"] = "127.0.0.1",
        ["Platform:Cluster:Outbox"] = _outbox.Folder,
        ["Platform:Dynamo:Service"] = dynamo,
        ["Platform:Dynamo:ObjectService"] = objects,
        ["Platform:Dynamo:TablePrefix"] = "bench",
        ["Platform:Dynamo:Bucket"] = "bench-mail",
        ["Platform:Dynamo:CreateMissing"] = "true",
        ["AWS_ACCESS_KEY_ID"] = "local",
        ["AWS_SECRET_ACCESS_KEY"] = "local",
    };
}
