namespace Platform.Quarantine;

/// <summary>What could not be taken, with the reason; nothing is ever lost.</summary>
public interface IQuarantine
{
    /// <summary>Keeps a mail. The same bytes are kept once.</summary>
    Task PutAsync(QuarantinedMail mail, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>The newest entries.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cursor">The id of the last entry of the page before; null for the first page.</param>
    Task<IReadOnlyList<QuarantinedMail>> ListAsync(int limit, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>The bytes of an entry; null when there is no such entry.</summary>
    Task<byte[]?> FindContentAsync(string id, CancellationToken cancellationToken = default);
}
