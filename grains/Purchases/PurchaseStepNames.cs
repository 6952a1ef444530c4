namespace Platform.Purchases;

/// <summary>The seven steps of a purchase, as the history names them.</summary>
public static class PurchaseStepNames
{
    /// <summary>The offer is the customer's: nobody accepts it twice.</summary>
    public const string Accept = "accept";

    /// <summary>The pieces are reserved.</summary>
    public const string Reserve = "reserve";

    /// <summary>The price is settled: the promised one, or today's list price when that is lower.</summary>
    public const string Price = "price";

    /// <summary>The stored method is charged.</summary>
    public const string Pay = "pay";

    /// <summary>The order has the lines, and the pieces are sold.</summary>
    public const string Order = "order";

    /// <summary>The customer is told.</summary>
    public const string Confirm = "confirm";

    /// <summary>The customer's profile has the purchase.</summary>
    public const string Profile = "profile";

    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<string> All { get; } = [Accept, Reserve, Price, Pay, Order, Confirm, Profile];
}
