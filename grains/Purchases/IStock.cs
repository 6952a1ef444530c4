namespace Platform.Purchases;

/// <summary>
/// The shop's stock. What is reserved is taken off what <see cref="Shop.IShop"/> shows as free to sell, until the reservation is released
/// or expires; what is committed is sold. Everything is idempotent by the reservation's id, and a released id reserves nothing any more: a
/// late repeat cannot bring it back.
/// </summary>
public interface IStock
{
    /// <summary>Reserves all lines or none.</summary>
    /// <returns>Whether they are reserved; false when pieces are missing or the reservation was released.</returns>
    Task<bool> ReserveAsync(string reservation, ImmutableArray<StockLine> lines, DateTimeOffset expiresAt, CancellationToken cancellationToken = default);

    /// <summary>Sells what is reserved.</summary>
    /// <returns>Whether it is sold; false when the reservation has expired and the pieces are gone, or was released.</returns>
    Task<bool> CommitAsync(string reservation, CancellationToken cancellationToken = default);

    /// <summary>Gives reserved or sold pieces back; an unknown id is noted, so that it reserves nothing later.</summary>
    Task ReleaseAsync(string reservation, CancellationToken cancellationToken = default);
}
