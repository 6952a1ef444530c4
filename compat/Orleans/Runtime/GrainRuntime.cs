using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Providers;
using Orleans.Timers;

namespace Orleans.Runtime;

internal sealed class GrainRuntime(SiloRuntime silo, IGrainFactory factory, ITimerRegistry timers) : IGrainRuntime
{
    public string SiloIdentity => silo.Address.ToString();

    public SiloAddress SiloAddress => silo.Address;

    public IGrainFactory GrainFactory => factory;

    public ITimerRegistry TimerRegistry => timers;

    public IServiceProvider ServiceProvider => silo.Services;

    public TimeProvider TimeProvider => silo.GrainTime;

    public static void CheckRuntimeContext()
    {
        if (RuntimeContext.Current is null)
        {
            throw new InvalidOperationException(
                "Activation access violation. A non-activation thread attempted to access activation services.");
        }
    }

    public void DeactivateOnIdle(IGrainContext grainContext)
    {
        CheckRuntimeContext();
        grainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));
    }

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan)
    {
        CheckRuntimeContext();
        ((ActivationData)grainContext).DelayDeactivation(timeSpan);
    }

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext)
    {
        var type = grainContext.GrainInstance?.GetType() ?? ((ActivationData)grainContext).Class.Type;
        var provider = type.GetCustomAttributes(typeof(StorageProviderAttribute), inherit: true).FirstOrDefault() is StorageProviderAttribute named
            ? named.ProviderName
            : ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;

        // The original names the single state of Grain<T> after the class.
        return StateStorageBridge<TGrainState>.For(type.FullName!, provider, grainContext);
    }
}

internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public IGrainContext GrainContext => RuntimeContext.Current!;
}
