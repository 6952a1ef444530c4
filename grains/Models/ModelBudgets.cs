using System.Globalization;

namespace Platform.Models;

/// <summary>The three budgets of a call, taken and settled together.</summary>
internal sealed class ModelBudgets(IGrainFactory grains, ModelBudgetOptions limits, TimeProvider time)
{
    /// <summary>Sets an estimate aside in all three, or in none.</summary>
    /// <param name="threadId">The thread; null for a call that belongs to none.</param>
    /// <param name="estimate">The most that the call may cost.</param>
    /// <returns>What settles it; null, and the name of the budget, when one is used up.</returns>
    public async Task<(Func<decimal, Task>? Settle, string? UsedUp)> TryReserveAsync(string? threadId, decimal estimate)
    {
        (string Name, string Key, decimal Limit)[] budgets =
        [
            .. threadId is null ? [] : ((string, string, decimal)[])[("thread", $"thread/{threadId}", limits.Thread)],
            ("day", $"day/{time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", limits.Day),
            ("whole", "whole", limits.Whole),
        ];
        var taken = new List<IModelBudgetGrain>();
        foreach (var (name, key, limit) in budgets)
        {
            var budget = grains.GetGrain<IModelBudgetGrain>(key);
            if (!await budget.TryReserve(estimate, limit))
            {
                await SettleAsync(taken, estimate, 0);
                return (null, name);
            }

            taken.Add(budget);
        }

        return (cost => SettleAsync(taken, estimate, cost), null);
    }

    private static async Task SettleAsync(List<IModelBudgetGrain> taken, decimal estimate, decimal cost)
    {
        foreach (var budget in taken)
        {
            await budget.Settle(estimate, cost);
        }
    }
}
