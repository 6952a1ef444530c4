using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Platform.Gateway.Api;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Hosting;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.Cluster;

/// <summary>Two silos and a gateway as processes, on dynalite and fauxqs; replies come out in one Maildir unless settings say otherwise.</summary>
internal sealed class ClusterFixture : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DynamoStoreWorld _stores;
    private readonly Func<int, IReadOnlyDictionary<string, string>> _more;
    private readonly IReadOnlyDictionary<string, string> _everywhere;
    private int _folders;
    private int _started;

    private ClusterFixture(DynamoStoreWorld stores, Func<int, IReadOnlyDictionary<string, string>> more, IReadOnlyDictionary<string, string> everywhere)
    {
        _stores = stores;
        _more = more;
        _everywhere = everywhere;
    }

    public List<ClusterProcess> Silos { get; } = [];

    public ClusterProcess Gateway { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The log that the silos write, seen from here.</summary>
    public IThreadLog Log => _stores.Log;

    /// <summary>What the processes store, seen from here.</summary>
    public DynamoStoreWorld Stores => _stores;

    public string OutboxNew => _folder.Combine("outbox", "new");

    /// <summary>Starts them.</summary>
    /// <param name="more">Settings of a silo by its number, from 0; they go before the others.</param>
    /// <param name="everywhere">Settings of all processes.</param>
    public static async Task<ClusterFixture> StartAsync(
        Func<int, IReadOnlyDictionary<string, string>>? more = null, IReadOnlyDictionary<string, string>? everywhere = null)
    {
        var cluster = new ClusterFixture(await DynamoStoreWorld.OpenAsync(), more ?? (_ => new Dictionary<string, string>()), everywhere ?? new Dictionary<string, string>());
        try
        {
            cluster.Silos.Add(await cluster.StartSiloAsync());
            cluster.Silos.Add(await cluster.StartSiloAsync());
            await cluster.StartGatewayAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public Task<ClusterProcess> StartSiloAsync()
    {
        var (silo, gateway) = FreePort.Pair();
        var settings = Settings(silo, gateway);
        foreach (var (key, value) in _more(_started++))
        {
            settings[key] = value;
        }

        return ClusterProcess.StartAsync(
            "Platform.Silo.dll",
            ["--data", NextFolder(), "--knowledge", Path.Combine(PlatformFixture.Samples, "knowledge"), "--shop", Path.Combine(PlatformFixture.Samples, "shop"), "--urls", "http://127.0.0.1:0"],
            settings,
            "silo ready, health at ");
    }

    public async Task StartGatewayAsync()
    {
        Gateway = await ClusterProcess.StartAsync(
            "platform.dll",
            ["run", "--data", NextFolder(), "--knowledge", Path.Combine(PlatformFixture.Samples, "knowledge"), "--shop", Path.Combine(PlatformFixture.Samples, "shop"), "--urls", "http://127.0.0.1:0"],
            Settings(1, 1),
            "listening   ");
        Http?.Dispose();
        Http = new() { BaseAddress = Gateway.Url, Timeout = TimeSpan.FromSeconds(60) };
    }

    public async Task<MailReceipt> PostMailAsync(byte[] mail)
    {
        using var content = new ByteArrayContent(mail) { Headers = { ContentType = new("message/rfc822") } };
        using var answer = await Http.PostAsync("/v1/mail", content);
        return await ReceiptAsync(answer);
    }

    public async Task<MailReceipt> ChatAsync(string conversation, string id, string text, string? from = null)
    {
        using var answer = await Http.PostAsJsonAsync("/v1/messages", new ChatMessage(conversation, id, from ?? $"{conversation}@chat.example", null, text), PlatformJson.Options);
        return await ReceiptAsync(answer);
    }

    /// <summary>Waits until nothing is pending anywhere.</summary>
    public Task SettleAsync() => Wait.UntilAsync("nothing pending", async () => (await Log.ListPendingAsync(DateTimeOffset.MaxValue, 1)).Count == 0);

    /// <summary>What a counter has counted.</summary>
    public async Task<long> CountedAsync(string partition, string sort) => (await Rows.FindAsync(partition, sort, CancellationToken.None))?.Counted ?? 0;

    /// <summary>The data of a row that is alone in its partition.</summary>
    public async Task<string?> RowAsync(string partition) => (await Rows.FindAsync(partition, DynamoRow.Only, CancellationToken.None))?.Data;

    /// <summary>To whom the mails in the outbox go, one for each mail.</summary>
    public List<string> Recipients() => [.. Directory.GetFiles(OutboxNew)
        .Select(file => File.ReadLines(file).First(line => line.StartsWith("To:", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        foreach (var process in Silos.Append(Gateway).OfType<ClusterProcess>())
        {
            await process.DisposeAsync();
        }

        await _stores.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<MailReceipt> ReceiptAsync(HttpResponseMessage answer)
    {
        Assert.True(
            answer.StatusCode == HttpStatusCode.Accepted,
            $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}{Environment.NewLine}{string.Join(Environment.NewLine, Gateway.Lines.TakeLast(20))}");
        return (await answer.Content.ReadFromJsonAsync<MailReceipt>(PlatformJson.Options))!;
    }

    private DynamoTable Rows => new(_stores.Database, _stores.Options);

    private string NextFolder() => _folder.Combine(string.Create(CultureInfo.InvariantCulture, $"process-{++_folders}"));

    private Dictionary<string, string> Settings(int siloPort, int gatewayPort) => new(_everywhere)
    {
        ["PLATFORM_THREAD_KEYS"] = "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        ["Platform:Cluster:Id"] = _stores.Options.TablePrefix,
        ["Platform:Cluster:Address"] = "127.0.0.1",
        ["Platform:Cluster:SiloPort"] = siloPort.ToString(CultureInfo.InvariantCulture),
        ["Platform:Cluster:GatewayPort"] = gatewayPort.ToString(CultureInfo.InvariantCulture),
        ["Platform:Cluster:Outbox"] = _folder.Combine("outbox"),
        ["Platform:Dynamo:Service"] = _stores.Options.Service,
        ["Platform:Dynamo:ObjectService"] = _stores.Options.ObjectService,
        ["Platform:Dynamo:TablePrefix"] = _stores.Options.TablePrefix,
        ["Platform:Dynamo:Bucket"] = _stores.Options.Bucket,
        ["Platform:Dynamo:CreateMissing"] = "true",
        ["Platform:Threads:BurstQuiet"] = "00:00:01",
    };
}
