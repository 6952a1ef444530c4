using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>An activation, seen from inside: who it is, its services, its scheduler, its end.</summary>
public interface IGrainContext : ITargetHolder, IEquatable<IGrainContext>
{
    GrainReference GrainReference { get; }

    GrainId GrainId { get; }

    object? GrainInstance { get; }

    ActivationId ActivationId { get; }

    GrainAddress Address { get; }

    IServiceProvider ActivationServices { get; }

    IGrainLifecycle ObservableLifecycle { get; }

    IWorkItemScheduler Scheduler { get; }

    Task Deactivated { get; }

    void SetComponent<TComponent>(TComponent? value)
        where TComponent : class;

    void ReceiveMessage(object message);

    void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default);

    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);

    void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default);
}

public interface IWorkItemScheduler
{
    void QueueAction(Action action);

    void QueueTask(Task task);

    void QueueAction(Action<object> action, object state);
}

public interface IGrainContextAccessor
{
    IGrainContext GrainContext { get; }
}

public static class GrainContextExtensions
{
    [Obsolete("This method is error-prone: waiting deactivation to complete from within the grain being deactivated will usually result in a deadlock.")]
    public static Task DeactivateAsync(
        this IGrainContext grainContext, DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        grainContext.Deactivate(deactivationReason, cancellationToken);
        return grainContext.Deactivated;
    }

    public static TComponent? GetComponent<TComponent>(this IGrainContext grainContext)
        where TComponent : class => (TComponent?)grainContext.GetComponent(typeof(TComponent));
}
