namespace Platform.Models;

/// <summary>What models may cost, in the currency of the prices. When a budget is used up the rules go on alone.</summary>
public sealed class ModelBudgetOptions
{
    /// <summary>For one thread. Default 0.50.</summary>
    public decimal Thread { get; set; } = 0.50m;

    /// <summary>For one day (UTC). Default 50.</summary>
    public decimal Day { get; set; } = 50m;

    /// <summary>For as long as the data folder lives. Default 1,000.</summary>
    public decimal Whole { get; set; } = 1000m;
}
