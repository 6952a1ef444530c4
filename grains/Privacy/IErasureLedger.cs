namespace Platform.Privacy;

/// <summary>Erasures that were asked for. The address stands in it only while the erasure needs it. Durable when a task completes.</summary>
public interface IErasureLedger
{
    /// <summary>Enters an erasure; one that is not done yet is given back as it stands.</summary>
    Task<Erasure> AskAsync(string address, string by, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>What is not done, oldest first.</summary>
    Task<IReadOnlyList<OpenErasure>> ListOpenAsync(CancellationToken cancellationToken = default);

    /// <summary>Nothing of the person can be read any more: the address is removed from the ledger.</summary>
    Task MarkErasedAsync(long number, int items, string residue, CancellationToken cancellationToken = default);

    /// <summary>Nothing of the person is in the files any more.</summary>
    Task MarkDoneAsync(long number, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>The newest erasure of a customer; null when none was asked for.</summary>
    Task<Erasure?> FindAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>The newest erasures, for the audit.</summary>
    Task<IReadOnlyList<Erasure>> ListAsync(int limit, CancellationToken cancellationToken = default);
}
