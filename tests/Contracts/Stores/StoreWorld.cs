using Platform.Audit;
using Platform.Bounces;
using Platform.Documents;
using Platform.Encryption;
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
using Platform.Silo.Adapters.Smtp;
using Platform.Suppressions;
using Platform.Threads;

namespace Platform.Tests.Contracts.Stores;

/// <summary>Every store of one kind, empty at the start, and what a test does to them from outside.</summary>
internal abstract class StoreWorld : IAsyncDisposable
{
    public abstract IThreadLog Log { get; }

    public abstract IMailStore Mails { get; }

    public abstract IQuarantine Quarantine { get; }

    public abstract IJobSchedule Jobs { get; }

    public abstract ISuppressionList Suppressions { get; }

    public abstract INotificationOutbox Notifications { get; }

    public abstract IDocumentStore Documents { get; }

    public abstract IReturnIndex Returns { get; }

    public abstract ILeadList Leads { get; }

    public abstract ILeadPackageList Packages { get; }

    public abstract IOfferStore Offers { get; }

    public abstract IPurchaseIndex Purchases { get; }

    public abstract IQuarantineHistory QuarantineHistory { get; }

    public abstract IFeedbackLog Feedback { get; }

    public abstract INotificationMails NotificationMails { get; }

    public abstract IAuditLog Audit { get; }

    public abstract IMailSpool Spool { get; }

    public abstract IErasureLedger Erasures { get; }

    /// <summary>What the stores encrypt with; null while they do not. A test that sets it gets stores with another one.</summary>
    public ContentCipher? Cipher { get; set; }

    /// <summary>The data keys; null when nothing is encrypted.</summary>
    public DataKeys? Keys { get; protected init; }

    /// <summary>Opens the stores of a kind.</summary>
    public static async Task<StoreWorld> OpenAsync(string kind) => kind.StartsWith("sqlite", StringComparison.Ordinal)
        ? new SqliteStoreWorld(kind.EndsWith("-encrypted", StringComparison.Ordinal))
        : await DynamoStoreWorld.OpenAsync(kind.EndsWith("-encrypted", StringComparison.Ordinal));

    /// <summary>Whether a word stands anywhere in what is stored.</summary>
    public abstract Task<bool> HasAsync(string word);

    /// <summary>As after a restart: nothing that an instance remembers is left.</summary>
    public abstract void Reopen();

    /// <summary>Changes stored bytes of a mail behind the store's back.</summary>
    public abstract Task DamageMailAsync(string contentHash, byte[] damaged);

    /// <summary>How many stored jobs have data.</summary>
    public abstract Task<int> CountJobsWithDataAsync(params string[] ids);

    public abstract ValueTask DisposeAsync();

    /// <summary>The events of a thread.</summary>
    public async Task<List<RecordedEvent>> ReadAsync(string threadId, long afterVersion = 0)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in Log.ReadAsync(threadId, afterVersion))
        {
            events.Add(recorded);
        }

        return events;
    }
}
