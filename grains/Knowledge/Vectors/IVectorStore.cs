namespace Platform.Knowledge.Vectors;

/// <summary>
/// Vectors of passages, found again by the passage's key within a space (a model and the length of its vectors). Everything in it can
/// be computed again. Safe for any number of callers at once.
/// </summary>
public interface IVectorStore
{
    /// <summary>Those of some passages that have a vector in a space.</summary>
    /// <param name="space">The space.</param>
    /// <param name="passages">Keys of passages.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlySet<string>> KnownAsync(string space, IReadOnlyCollection<string> passages, CancellationToken cancellationToken = default);

    /// <summary>Keeps vectors; one that a passage had in the space before is replaced.</summary>
    /// <param name="space">The space.</param>
    /// <param name="vectors">The vectors, all of one length.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task StoreAsync(string space, IReadOnlyCollection<PassageVector> vectors, CancellationToken cancellationToken = default);

    /// <summary>Forgets the vectors of all passages but some; a store may keep other spaces as they are.</summary>
    /// <param name="space">The space.</param>
    /// <param name="passages">Keys of the passages that there are.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task RetainAsync(string space, IReadOnlyCollection<string> passages, CancellationToken cancellationToken = default);

    /// <summary>The passages whose vectors are nearest to one by cosine, nearest first.</summary>
    /// <param name="space">The space.</param>
    /// <param name="vector">The vector to be near to.</param>
    /// <param name="most">Most passages to return.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<string>> NearestAsync(string space, ReadOnlyMemory<float> vector, int most, CancellationToken cancellationToken = default);
}
