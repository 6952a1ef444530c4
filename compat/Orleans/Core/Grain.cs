using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>Base of grain classes: its key, its context, its timers and its end.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    protected Grain()
        : this(RuntimeContext.Current!, grainRuntime: null)
    {
    }

    protected Grain(IGrainContext grainContext, IGrainRuntime? grainRuntime = null)
    {
        GrainContext = grainContext;
        Runtime = grainRuntime ?? grainContext?.ActivationServices.GetService<IGrainRuntime>();
    }

    [AllowNull]
    public IGrainContext GrainContext { get; }

    public GrainReference GrainReference => GrainContext.GrainReference;

    public string IdentityString => GrainId.ToString();

    public string RuntimeIdentity => Runtime?.SiloIdentity ?? string.Empty;

    protected IGrainFactory GrainFactory => EnsureRuntime().GrainFactory;

    protected internal IServiceProvider ServiceProvider => GrainContext?.ActivationServices ?? Runtime?.ServiceProvider!;

    internal GrainId GrainId => GrainContext.GrainId;

    internal IGrainRuntime? Runtime { get; }

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    [Obsolete("Use 'this.RegisterGrainTimer(callback, state, new() { DueTime = dueTime, Period = period, Interleave = true })' instead.")]
    protected IDisposable RegisterTimer(Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return EnsureRuntime().TimerRegistry.RegisterTimer(GrainContext ?? RuntimeContext.Current!, callback, state, dueTime, period);
    }

    /// <summary>Ends this activation when its running requests have finished.</summary>
    protected void DeactivateOnIdle() => EnsureRuntime().DeactivateOnIdle(GrainContext ?? RuntimeContext.Current!);

    protected void MigrateOnIdle() => ((IGrainBase)this).MigrateOnIdle();

    /// <summary>Keeps idle collection away for a while; zero or less takes that back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) =>
        EnsureRuntime().DelayDeactivation(GrainContext ?? RuntimeContext.Current!, timeSpan);

    internal IGrainRuntime EnsureRuntime() => Runtime ?? throw new InvalidOperationException(
        "Grain was created outside of the Orleans creation process and no runtime was specified.");
}
