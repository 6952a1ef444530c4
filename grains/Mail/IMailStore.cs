namespace Platform.Mail;

/// <summary>The original bytes of every mail, by content hash. Durable when a task completes.</summary>
public interface IMailStore
{
    /// <summary>Stores a mail; storing the same bytes again changes nothing.</summary>
    /// <param name="contentHash">SHA-256 of <paramref name="mail"/>, lower-case hexadecimal.</param>
    /// <param name="mail">The mail as it came.</param>
    /// <param name="owner">The sender's id (<see cref="Customers.CustomerIds"/>), with whose data key it is encrypted; empty for nobody's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task PutAsync(string contentHash, ReadOnlyMemory<byte> mail, string owner = "", CancellationToken cancellationToken = default);

    /// <summary>The original bytes; null when there are none under this hash, or an erasure has destroyed their key.</summary>
    Task<byte[]?> FindAsync(string contentHash, CancellationToken cancellationToken = default);
}
