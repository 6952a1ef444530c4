namespace Platform.Quarantine;

/// <summary>Who did what with quarantined mails; kept as long as the entry.</summary>
public interface IQuarantineHistory
{
    /// <summary>An entry; null when there is none under this id.</summary>
    Task<QuarantinedMail?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Notes an action. The same action of the same person with the same outcome is noted once.</summary>
    Task RecordAsync(QuarantineAction action, CancellationToken cancellationToken = default);

    /// <summary>The actions of an entry, oldest first.</summary>
    Task<IReadOnlyList<QuarantineAction>> ListAsync(string id, CancellationToken cancellationToken = default);
}
