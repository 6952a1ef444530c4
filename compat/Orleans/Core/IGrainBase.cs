using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain class has to have; <see cref="Grain"/> is the usual way to get it.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
