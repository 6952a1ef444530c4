namespace Platform.Quarantine;

/// <summary>What could not be taken, with the reason; nothing is ever lost.</summary>
public interface IQuarantine
{
    /// <summary>Keeps a mail. The same bytes are kept once.</summary>
    /// <param name="mail">The entry.</param>
    /// <param name="content">The mail as it came.</param>
    /// <param name="owner">The sender's id (<see cref="Customers.CustomerIds"/>), with whose data key it is encrypted; empty when nobody knows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task PutAsync(QuarantinedMail mail, ReadOnlyMemory<byte> content, string owner = "", CancellationToken cancellationToken = default);

    /// <summary>The newest entries.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cursor">The id of the last entry of the page before; null for the first page.</param>
    Task<IReadOnlyList<QuarantinedMail>> ListAsync(int limit, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>The bytes of an entry; null when there is no such entry, or an erasure has destroyed its key.</summary>
    Task<byte[]?> FindContentAsync(string id, CancellationToken cancellationToken = default);
}
