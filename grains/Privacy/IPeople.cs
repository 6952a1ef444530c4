using Platform.Threads;

namespace Platform.Privacy;

/// <summary>Finds what an address stands in. Reads the whole log: for erasure and export, never on the way of a message.</summary>
public interface IPeople
{
    /// <summary>The address behind an id, from the profile or from the heads; null when nobody is known by it.</summary>
    Task<string?> FindAddressAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>The threads in whose log an address stands.</summary>
    Task<IReadOnlyList<string>> FindThreadsAsync(string address, CancellationToken cancellationToken = default);

    /// <summary>Threads whose last activity is older than a moment, oldest first.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="after">The last head of the page before; null for the first.</param>
    /// <param name="limit">At most so many.</param>
    Task<IReadOnlyList<ThreadHead>> ListOlderAsync(DateTimeOffset before, ThreadHead? after, int limit, CancellationToken cancellationToken = default);
}
