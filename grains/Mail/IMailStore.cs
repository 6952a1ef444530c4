namespace Platform.Mail;

/// <summary>The original bytes of every mail, by content hash. Durable when a task completes.</summary>
public interface IMailStore
{
    /// <summary>Stores a mail; storing the same bytes again changes nothing.</summary>
    /// <param name="contentHash">SHA-256 of <paramref name="mail"/>, lower-case hexadecimal.</param>
    Task PutAsync(string contentHash, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default);

    /// <summary>The original bytes; null when there are none under this hash.</summary>
    Task<byte[]?> FindAsync(string contentHash, CancellationToken cancellationToken = default);
}
