namespace Platform.Documents;

/// <summary>Documents that the platform made for customers, such as return labels. Durable when a task completes.</summary>
public interface IDocumentStore
{
    /// <summary>Keeps a document. A name that is there already keeps what it has: a retry changes nothing.</summary>
    /// <param name="name">From content, such as <c>RMA-7F3K2.pdf</c>; see <see cref="DocumentNames"/>.</param>
    /// <param name="contentType">Such as <c>application/pdf</c>.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="owner">Whose it is, a customer's id: with whose data key it is encrypted. Empty for nobody's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The name or the content type cannot be used.</exception>
    Task PutAsync(string name, string contentType, ReadOnlyMemory<byte> content, string owner = "", CancellationToken cancellationToken = default);

    /// <summary>A document; null when there is none of this name, and when an erasure has destroyed its key.</summary>
    Task<StoredDocument?> FindAsync(string name, CancellationToken cancellationToken = default);
}
