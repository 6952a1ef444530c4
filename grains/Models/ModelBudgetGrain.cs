using Orleans.Runtime;

namespace Platform.Models;

/// <summary>Counts what models cost. What is set aside lives in memory: a crash forgives the calls that were under way.</summary>
public sealed class ModelBudgetGrain([PersistentState("model-budget", PlatformStorage.Grains)] IPersistentState<ModelBudgetState> saved) : Grain, IModelBudgetGrain
{
    private ModelBudgetState _state = ModelBudgetState.Empty;
    private decimal _reserved;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = saved.RecordExists ? saved.State : ModelBudgetState.Empty;
        return Task.CompletedTask;
    }

    public Task<bool> TryReserve(decimal estimate, decimal limit)
    {
        if (_state.Spent + _reserved + estimate > limit)
        {
            return Task.FromResult(false);
        }

        _reserved += estimate;
        return Task.FromResult(true);
    }

    public async Task Settle(decimal estimate, decimal cost)
    {
        _reserved = Math.Max(0, _reserved - estimate);
        if (cost > 0)
        {
            _state = _state with { Spent = _state.Spent + cost };
            saved.State = _state;
            await saved.WriteStateAsync();
        }
    }

    public Task<decimal> GetSpent() => Task.FromResult(_state.Spent);
}
