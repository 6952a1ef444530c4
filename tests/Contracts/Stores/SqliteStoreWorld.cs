using System.Text;
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
using Platform.Silo.Adapters.Offers;
using Platform.Silo.Adapters.Privacy;
using Platform.Silo.Adapters.Purchases;
using Platform.Silo.Adapters.Smtp;
using Platform.Silo.Adapters.Sqlite;
using Platform.Suppressions;
using Platform.Tests.Encryption;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Platform.Threads;

namespace Platform.Tests.Contracts.Stores;

/// <summary>The stores of the embedded profile.</summary>
internal sealed class SqliteStoreWorld : StoreWorld
{
    private readonly EncryptionFixture? _encryption;
    private readonly StorageFixture _storage;

    public SqliteStoreWorld(bool encrypted = false)
    {
        _encryption = encrypted ? new EncryptionFixture() : null;
        _storage = _encryption?.Storage ?? new();
        (Keys, Cipher) = (_encryption?.Keys, _encryption?.Cipher);
    }

    public SqliteDatabase Database => _storage.Database;

    public override IThreadLog Log => new SqliteThreadLog(_storage.Database);

    public override IMailStore Mails => new SqliteMailStore(_storage.Database);

    public override IQuarantine Quarantine => new SqliteQuarantine(_storage.Database);

    public override IJobSchedule Jobs => new SqliteJobSchedule(_storage.Database, new ManualTime(StorageFixture.Start), Cipher);

    public override ISuppressionList Suppressions => new SqliteSuppressionList(_storage.Database);

    public override INotificationOutbox Notifications => new SqliteNotificationOutbox(_storage.Database, Cipher);

    public override IDocumentStore Documents => new SqliteDocumentStore(_storage.Database, TimeProvider.System, Cipher);

    public override IReturnIndex Returns => new SqliteReturnIndex(_storage.Database);

    public override ILeadList Leads => new SqliteLeadList(_storage.Database, Cipher);

    public override ILeadPackageList Packages => new SqliteLeadPackageList(_storage.Database);

    public override IOfferStore Offers => new SqliteOfferStore(_storage.Database, Cipher);

    public override IPurchaseIndex Purchases => new SqlitePurchaseIndex(_storage.Database);

    public override IQuarantineHistory QuarantineHistory => new SqliteQuarantineHistory(_storage.Database);

    public override IFeedbackLog Feedback => new SqliteFeedbackLog(_storage.Database, Cipher);

    public override INotificationMails NotificationMails => new SqliteNotificationMails(_storage.Database);

    public override IAuditLog Audit => new SqliteAuditLog(_storage.Database);

    public override IMailSpool Spool => new SqliteSmtpSpool(_storage.Database);

    public override IErasureLedger Erasures => new SqliteErasureLedger(_storage.Database);

    public override void Reopen() => _storage.Reopen();

    public override Task DamageMailAsync(string contentHash, byte[] damaged) =>
        _storage.Execute($"UPDATE mails SET encoding = 0, size = {damaged.Length}, body = x'{Convert.ToHexString(damaged)}' WHERE content_hash = x'{contentHash}'");

    public override async Task<int> CountJobsWithDataAsync(params string[] ids) =>
        (int)await _storage.Scalar("SELECT count(*) FROM scheduled_jobs WHERE data <> ''");

    public override async Task<bool> HasAsync(string word)
    {
        // Every page of the database anew: the write-ahead log has them too.
        await _storage.Database.MaintainAsync(static (session, _) => session.Scalar("PRAGMA wal_checkpoint(TRUNCATE)"), 0);
        await using var stream = new FileStream(_storage.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        return (await reader.ReadToEndAsync()).Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    public override ValueTask DisposeAsync()
    {
        ((IDisposable?)_encryption ?? _storage).Dispose();
        return ValueTask.CompletedTask;
    }
}
