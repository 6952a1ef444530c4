namespace Platform.Models;

/// <summary>What models have cost. Key: <c>thread/ID</c>, <c>day/yyyy-MM-dd</c> (UTC) or <c>whole</c>.</summary>
[Alias("platform.models.i-model-budget-grain")]
public interface IModelBudgetGrain : IGrainWithStringKey
{
    /// <summary>Sets the most that a call may cost aside.</summary>
    /// <param name="estimate">The most that the call may cost.</param>
    /// <param name="limit">What may be spent under this key.</param>
    /// <returns>False, and nothing set aside, when that would be more than the limit.</returns>
    [Alias("TryReserve")]
    Task<bool> TryReserve(decimal estimate, decimal limit);

    /// <summary>Ends a reservation with what the call did cost.</summary>
    /// <param name="estimate">What was set aside.</param>
    /// <param name="cost">What it did cost; 0 when it was not made.</param>
    [Alias("Settle")]
    Task Settle(decimal estimate, decimal cost);

    /// <summary>What was spent.</summary>
    [Alias("GetSpent")]
    Task<decimal> GetSpent();
}
