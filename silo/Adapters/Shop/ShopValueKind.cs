namespace Platform.Silo.Adapters.Shop;

/// <summary>What a column holds, and how it is stored.</summary>
internal enum ShopValueKind
{
    /// <summary>As it is.</summary>
    Text,

    /// <summary>A whole number that is not negative.</summary>
    Integer,

    /// <summary>An amount with at most two decimals; stored in hundredths.</summary>
    Money,

    /// <summary><c>true</c> or <c>false</c>; stored as 1 or 0.</summary>
    Boolean,

    /// <summary>A day; stored as <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A moment with its offset; stored in UTC ticks.</summary>
    Moment,
}
