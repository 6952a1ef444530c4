using Amazon.DynamoDBv2;
using Amazon.S3;
using Microsoft.Extensions.Options;
using Platform.Audit;
using Platform.Bounces;
using Platform.Documents;
using Platform.Jobs;
using Platform.LeadPackages;
using Platform.Leads;
using Platform.Mail;
using Platform.Notifications;
using Platform.Offers;
using Platform.Privacy;
using Platform.Purchases;
using Platform.Quarantine;
using Platform.Returns;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.DynamoDb.Privacy;
using Platform.Silo.Adapters.Smtp;
using Platform.Suppressions;
using Platform.Tests.Encryption;
using Platform.Tests.Privacy;
using Platform.Threads;

namespace Platform.Tests.Contracts.Stores;

/// <summary>The stores of the cluster, on tables and a bucket of their own.</summary>
internal sealed class DynamoStoreWorld : StoreWorld
{
    private DynamoStoreWorld(DynamoOptions options, IAmazonDynamoDB database, IAmazonS3 objects, bool encrypted)
    {
        Options = options;
        Database = database;
        Bucket = objects;
        Keys = encrypted ? EncryptionFixture.KeysOf(DataKeys, TimeProvider.System, EncryptionFixture.Key(1)) : null;
        Cipher = Keys is null ? null : new(Keys);
    }

    public DynamoOptions Options { get; }

    public IAmazonDynamoDB Database { get; private set; }

    public IAmazonS3 Bucket { get; private set; }

    public override IThreadLog Log => LogOn(Database);

    public override IMailStore Mails => new ObjectMailStore(Objects);

    public override IQuarantine Quarantine => new DynamoQuarantine(Rows, Objects, Microsoft.Extensions.Options.Options.Create(new PrivacyOptions()));

    public override IJobSchedule Jobs => new DynamoJobSchedule(Rows);

    public override ISuppressionList Suppressions => new DynamoSuppressionList(Rows);

    public override INotificationOutbox Notifications => new DynamoNotificationOutbox(Rows);

    public override IDocumentStore Documents => new DynamoDocumentStore(Rows, Objects, Cipher);

    public override IReturnIndex Returns => new DynamoReturnIndex(Rows);

    public override ILeadList Leads => new DynamoLeadList(Rows);

    public override ILeadPackageList Packages => new DynamoLeadPackageList(Rows);

    public override IOfferStore Offers => new DynamoOfferStore(Rows);

    public override IPurchaseIndex Purchases => new DynamoPurchaseIndex(Rows);

    public override IQuarantineHistory QuarantineHistory => new DynamoQuarantineHistory(Rows, Microsoft.Extensions.Options.Options.Create(new PrivacyOptions()));

    public override IFeedbackLog Feedback => new DynamoFeedbackLog(Rows);

    public override INotificationMails NotificationMails => new DynamoNotificationMails(Rows);

    public override IAuditLog Audit => new DynamoAuditLog(Rows);

    public override IMailSpool Spool => SpoolOn(Database);

    public override IErasureLedger Erasures => new DynamoErasureLedger(Rows);

    public ObjectStore Objects => new(Bucket, Options);

    public DynamoTable Rows => new(Database, Options, Cipher is { } cipher ? () => cipher : null);

    public DynamoDataKeyStore DataKeys => DataKeysAt(TimeProvider.System);

    /// <summary>The data keys by a test's clock.</summary>
    public DynamoDataKeyStore DataKeysAt(TimeProvider time) => new(Rows, new DynamoTransactions(Database, Options, time), time);

    public static async Task<DynamoStoreWorld> OpenAsync(bool encrypted = false)
    {
        var servers = await DynamoServers.GetAsync();
        var prefix = DynamoServers.NextPrefix();
        var options = new DynamoOptions { Service = servers.Dynamo, ObjectService = servers.Objects, TablePrefix = prefix, Bucket = $"b-{prefix}", CreateMissing = true };
        var world = new DynamoStoreWorld(options, DynamoClients.Database(options), DynamoClients.Objects(options), encrypted);
        await DynamoBootstrapper.RunAsync(world.Database, world.Bucket, options, TimeProvider.System, CancellationToken.None);
        return world;
    }

    /// <summary>The log over a database that a test has wrapped.</summary>
    public IThreadLog LogOn(IAmazonDynamoDB database) => new DynamoThreadLog(database, Objects, new DynamoTable(database, Options), Options);

    /// <summary>The spool over a database that a test has wrapped.</summary>
    public IMailSpool SpoolOn(IAmazonDynamoDB database) => new DynamoMailSpool(new DynamoTable(database, Options), Objects, TimeProvider.System);

    public override void Reopen()
    {
        Close();
        Database = DynamoClients.Database(Options);
        Bucket = DynamoClients.Objects(Options);
    }

    public override Task DamageMailAsync(string contentHash, byte[] damaged) => Objects.PutAsync(ObjectMailStore.Name(contentHash), damaged, CancellationToken.None);

    public override async Task<int> CountJobsWithDataAsync(params string[] ids)
    {
        var count = 0;
        foreach (var id in ids)
        {
            var row = await Rows.FindAsync($"job#{id}", DynamoRow.Only, CancellationToken.None);
            count += row!.Data.Contains("\"data\":\"\"", StringComparison.Ordinal) ? 0 : 1;
        }

        return count;
    }

    public override async Task<bool> HasAsync(string word) => (await DynamoSearch.FindAsync(Database, Objects, Options, [word])).Count > 0;

    public override ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        Database.Dispose();
        Bucket.Dispose();
    }
}
