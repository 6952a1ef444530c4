namespace Platform.Models;

/// <summary>What was spent under a key.</summary>
[GenerateSerializer, Alias("platform.models.model-budget-state")]
public sealed record ModelBudgetState
{
    /// <summary>Nothing was spent.</summary>
    public static ModelBudgetState Empty { get; } = new();

    /// <summary>What ended calls did cost.</summary>
    [Id(0)] public decimal Spent { get; init; }
}
