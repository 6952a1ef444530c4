namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Where a reservation stands. Stored by number.</summary>
internal enum StockStatus
{
    /// <summary>Its pieces are taken until it expires.</summary>
    Held = 0,

    /// <summary>Its pieces are sold.</summary>
    Sold = 1,

    /// <summary>It was released, and takes nothing any more.</summary>
    Released = 2,

    /// <summary>It has expired and its pieces were given back; it may still be sold when they are free.</summary>
    Lapsed = 3,
}
