using Orleans.Core;

namespace Orleans.Runtime;

public class PersistentStateFactory : IPersistentStateFactory
{
    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration cfg)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(cfg);
        var state = StateStorageBridge<TState>.For(GetFullStateName(context, cfg), cfg.StorageName, context);
        context.ObservableLifecycle.Subscribe(cfg.StateName, GrainLifecycleStage.SetupState, state.ReadAtActivation);
        return state;
    }

    protected virtual string GetFullStateName(IGrainContext context, IPersistentStateConfiguration cfg) => cfg.StateName;
}
