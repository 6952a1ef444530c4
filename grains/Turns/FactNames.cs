namespace Platform.Turns;

/// <summary>The names of fact values that rules depend on.</summary>
public static class FactNames
{
    /// <summary>The statuses that an order has reached, separated by spaces: a delivered order was shipped too.</summary>
    public const string Reached = "reached";
}
