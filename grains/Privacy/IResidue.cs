namespace Platform.Privacy;

/// <summary>Looks for what an erasure has missed.</summary>
public interface IResidue
{
    /// <summary>The tables in which an address is still found, each with the number of rows: <c>returns: 1</c>; empty when all is well.</summary>
    Task<IReadOnlyList<string>> FindAsync(Person person, CancellationToken cancellationToken = default);
}
