namespace Platform.Turns;

/// <summary>The names of fact values that rules depend on.</summary>
public static class FactNames
{
    /// <summary>The statuses that an order, a payment or an item has reached, separated by spaces: a delivered order was shipped too.</summary>
    public const string Reached = "reached";

    /// <summary>What the shop commits itself to, separated by spaces: the kinds of <c>grains/Turns/Data/claims</c>, such as <c>Discount</c> or <c>Refund</c>.</summary>
    public const string Promises = "promises";
}
