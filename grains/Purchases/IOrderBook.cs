namespace Platform.Purchases;

/// <summary>The shop's orders, to be added to. Idempotent by key; a key that was removed adds nothing any more.</summary>
public interface IOrderBook
{
    /// <summary>Adds lines to an open order or makes a new one.</summary>
    /// <returns>The order's number; null when the key was removed or the customer has no such order.</returns>
    Task<string?> AddAsync(OrderAddition addition, CancellationToken cancellationToken = default);

    /// <summary>Takes the lines of a key out again, with the order that was made for them.</summary>
    Task RemoveAsync(string key, CancellationToken cancellationToken = default);
}
