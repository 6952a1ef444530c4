using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Dashboard;
using Orleans.Hosting;
using Platform.Budgets;
using Platform.Jobs;
using Platform.Knowledge;
using Platform.Ladder;
using Platform.Mail;
using Platform.Orders;
using Platform.Outgoing;
using Platform.Quarantine;
using Platform.Shop;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Maildir;
using Platform.Silo.Adapters.Ses;
using Platform.Silo.Adapters.Shop;
using Platform.Silo.Adapters.Smtp;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;
using Platform.Verifications;

namespace Platform.Silo.Hosting;

/// <summary>The embedded profile: one process, one data folder, one SQLite file, no network. Owns what must outlive the host.</summary>
public sealed class EmbeddedSilo : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly SqliteDatabase _database;
    private readonly MaildirTransport _transport;
    private readonly KnowledgeBase _knowledge;
    private readonly ThreadTokens _tokens;
    private readonly string _shopFolder;

    private EmbeddedSilo(
        DataFolder folder, SqliteDatabase database, MaildirTransport transport, KnowledgeBase knowledge, ThreadTokens tokens, string shopFolder)
    {
        _folder = folder;
        _database = database;
        _transport = transport;
        _knowledge = knowledge;
        _tokens = tokens;
        _shopFolder = shopFolder;
        Inbox = new(folder.InboxPath, NullLogger<MaildirInbox>.Instance);
    }

    /// <summary>The watched Maildir.</summary>
    public MaildirInbox Inbox { get; }

    /// <summary>Where replies come out.</summary>
    public string OutboxNew => Path.Combine(_folder.OutboxPath, "new");

    /// <summary>How many documents the knowledge agent answers from.</summary>
    public int KnowledgeDocuments => _knowledge.DocumentCount;

    /// <summary>Documents that could not be read, each with the reason.</summary>
    public IReadOnlyList<string> KnowledgeProblems => _knowledge.Problems;

    /// <summary>Opens the data folder and everything in it.</summary>
    /// <param name="dataFolder">Created when it is missing; locked against a second process.</param>
    /// <param name="knowledgeFolder">The shop's documents.</param>
    /// <param name="shopFolder">The shop's CSV files.</param>
    /// <param name="configuration">The settings; only <see cref="KnowledgeOptions.Section"/> is read here.</param>
    public static EmbeddedSilo Open(string dataFolder, string knowledgeFolder, string shopFolder, IConfiguration configuration)
    {
        var options = configuration.GetSection(KnowledgeOptions.Section).Get<KnowledgeOptions>() ?? new();
        options.Validate();
        var cluster = PlatformClusterOptions.From(configuration);
        var folder = DataFolder.Open(dataFolder);
        SqliteDatabase? database = null;
        MaildirTransport? transport = null;
        try
        {
            var tokens = ThreadKeys.Load(folder.Path);
            database = SqliteDatabase.Open(new() { Path = folder.DatabasePath }, NullLogger<SqliteDatabase>.Instance);
            transport = new(cluster is { IsEnabled: true, Outbox.Length: > 0 } ? cluster.Outbox : folder.OutboxPath);

            // Indexed while nothing else writes, then only read: SQLite before 3.51.3 may damage a file in whose WAL two
            // connections write or checkpoint at the same moment (sqlite.org/wal.html#walresetbug).
            var knowledge = KnowledgeBase.Open(folder.DatabasePath, knowledgeFolder, options);
            return new(folder, database, transport, knowledge, tokens, shopFolder);
        }
        catch
        {
            transport?.Dispose();
            database?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Registers the silo and every adapter with a host: one process, one file.</summary>
    /// <param name="builder">The host to be.</param>
    public void Configure(IHostApplicationBuilder builder)
    {
        AddServices(builder.Services);
        builder.Services.AddHostedService<EncryptionStart>();
        builder.Services.AddHostedService<Preparation>(provider => new(provider, _shopFolder));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PrivacyWorker>());
        builder.UseOrleans(silo =>
        {
            var (siloPort, gatewayPort) = FreePort.Pair();
            silo.UseLocalhostClustering(siloPort, gatewayPort);
            silo.AddSqliteGrainStorage(PlatformStorage.Grains);
            silo.UseSqliteReminderService();
            silo.AddDashboard(DashboardServices.Configure);
        });
        builder.Services.AddHostedService<EmbeddingWorker>();
        builder.Services.AddHostedService<PendingSweep>();
        builder.Services.AddHostedService<ScheduleSweep>();
    }

    /// <summary>Registers a silo of a cluster: what is shared is on DynamoDB and S3; the shop's data and the knowledge index are copies of its own.</summary>
    /// <param name="builder">The host to be.</param>
    /// <exception cref="ArgumentException">No cluster is set, or its silos have no way out for mail.</exception>
    internal void ConfigureClusterSilo(IHostApplicationBuilder builder)
    {
        var (cluster, dynamo) = ClusterSettings(builder.Configuration);
        if (cluster.Outbox.Length == 0 && !SmtpServices.SendsMail(builder.Configuration))
        {
            throw new ArgumentException(
                $"{PlatformClusterOptions.Section}:Outbox is missing: name a folder that all silos share, or send through {SesOptions.Section}:Send or {SmtpOptions.Section}:Host");
        }

        AddServices(builder.Services);
        builder.Services.AddClusterStores(dynamo);
        builder.Services.AddHostedService<Preparation>(provider => new(provider, _shopFolder));
        builder.UseClusterSilo(cluster, dynamo);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PrivacyWorker>());
        builder.Services.AddHostedService<EmbeddingWorker>();
        builder.Services.AddHostedService<PendingSweep>();
        builder.Services.AddHostedService<ScheduleSweep>();
    }

    /// <summary>Registers a client of a cluster: the same ports, and grains that run elsewhere.</summary>
    /// <param name="builder">The host to be.</param>
    public void ConfigureClusterGateway(IHostApplicationBuilder builder)
    {
        var (cluster, dynamo) = ClusterSettings(builder.Configuration);
        AddServices(builder.Services);
        builder.Services.AddClusterStores(dynamo);
        builder.UseClusterClient(cluster, dynamo);
    }

    /// <summary>Drains the writers and releases the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await _transport.DisposeAsync();
        _knowledge.Dispose();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private static (PlatformClusterOptions Cluster, DynamoOptions Dynamo) ClusterSettings(IConfiguration configuration)
    {
        var cluster = PlatformClusterOptions.From(configuration);
        return cluster.IsEnabled
            ? (cluster, configuration.GetSection(DynamoOptions.Section).Get<DynamoOptions>() ?? new())
            : throw new ArgumentException($"{PlatformClusterOptions.Section}:Id is missing: a silo of its own belongs to a cluster; for one process use: platform run");
    }

    private void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        AddOptions(services);
        AddStores(services);
        services.AddOperators();
        services.AddAudit();
        services.AddCallbacks();
        services.AddDocuments();
        services.AddSchedule();
        services.AddNotifications(_tokens);
        services.AddFeedback();
        services.AddReturns();
        services.AddModels();
        services.AddEmbeddings();
        services.AddSingleton(_knowledge.Index);
        services.AddSingleton(Options.Create(_knowledge.Options));
        services.AddSingleton<IUnderstanding>(provider => new TrainedUnderstanding(provider.GetRequiredService<IOptions<UnderstandingOptions>>().Value));
        services.AddSingleton(provider => new OutgoingAddresses(provider.GetRequiredService<IOptions<MailOptions>>().Value, _tokens));
        services.AddSingleton(provider => new ReplyFactory(provider.GetRequiredService<OutgoingAddresses>(), provider.GetRequiredService<IOptions<MailOptions>>().Value));
        services.AddSingleton<IThreadLookup, ThreadLookup>();
        services.AddSingleton<ThreadLadder>();
        services.AddSingleton<TurnPipeline>();
        services.AddSingleton<JobHandlers>();
        services.AddSingleton(Inbox);
    }

    private void AddStores(IServiceCollection services)
    {
        services.AddSingleton(_database);
        services.AddSingleton<IThreadLog, SqliteThreadLog>();
        services.AddSingleton<IMailStore, SqliteMailStore>();
        services.AddSingleton<IQuarantine, SqliteQuarantine>();
        services.AddSingleton<IQuarantineHistory, SqliteQuarantineHistory>();
        services.AddSingleton<IOrderStore, SqliteOrderStore>();
        services.AddSingleton<IShop, SqliteShop>();
        services.AddMailSending(_transport);
        services.AddSingleton<ShopDatabase>();
        services.AddOffersAndPurchases();
        services.AddCustomers().AddPrivacy(_folder);
        services.AddLeads();
        services.AddEncryption(_folder);
    }

    private static void AddOptions(IServiceCollection services)
    {
        Bind<ThreadOptions>(ThreadOptions.Section);
        Bind<TurnOptions>(TurnOptions.Section);
        Bind<ReplyBudgetOptions>(ReplyBudgetOptions.Section);
        Bind<VerificationOptions>(VerificationOptions.Section);
        Bind<MailOptions>(MailOptions.Section);
        Bind<MailIntakeOptions>(MailIntakeOptions.Section);
        Bind<UnderstandingOptions>(UnderstandingOptions.Section);
        services.AddSingleton<IValidateOptions<UnderstandingOptions>>(new SelfValidation<UnderstandingOptions>(options => options.Validate()));

        void Bind<T>(string section)
            where T : class =>
            services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
    }
}
