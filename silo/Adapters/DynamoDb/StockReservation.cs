using System.Collections.Immutable;
using Platform.Purchases;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>A reservation as it is stored.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Lines">Its pieces; those of the first time that it was asked for.</param>
/// <param name="ExpiresAt">Until when they are held.</param>
internal sealed record StockReservation(StockStatus Status, ImmutableArray<StockLine> Lines, DateTimeOffset ExpiresAt)
{
    /// <summary>One that was released; before anything was reserved when it has no lines.</summary>
    public static StockReservation Dead { get; } = new(StockStatus.Released, [], DateTimeOffset.MinValue);

    /// <summary>Whether its pieces are counted as taken.</summary>
    public bool IsTaken => Status is StockStatus.Held or StockStatus.Sold;
}
