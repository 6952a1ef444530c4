using Orleans;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

internal interface ILifeGrain : IGrainWithStringKey
{
    Task<string> Greet();

    Task<ActivationId> Activation();

    Task End();

    Task WorkAndEnd(string signal);

    Task Keep(TimeSpan time);

    Task<ActivationId> Work(string signal);
}

internal sealed class LifeGrain(Greeter greeter, IGrainContext context) : Grain, ILifeGrain, IAsyncDisposable
{
    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Signals.Note(Key, $"activated {context.GrainId.Key}");
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Signals.Note(Key, $"deactivated {reason.ReasonCode}");
    }

    public Task<string> Greet() => Task.FromResult(greeter.Greet(Key));

    public Task<ActivationId> Activation() => Task.FromResult(GrainContext.ActivationId);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task WorkAndEnd(string signal)
    {
        DeactivateOnIdle();
        Signals.Set(signal + ".begun");
        await Signals.Wait(signal);
        Signals.Note(Key, "worked");
    }

    public Task Keep(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public async Task<ActivationId> Work(string signal)
    {
        Signals.Set(signal + ".begun");
        await Signals.Wait(signal);
        return GrainContext.ActivationId;
    }

    public ValueTask DisposeAsync()
    {
        Signals.Note(Key, "disposed");
        return ValueTask.CompletedTask;
    }
}

internal interface IStubbornGrain : IGrainWithStringKey
{
    Task<int> Hello();
}

/// <summary>Activates the second time only.</summary>
internal sealed class StubbornGrain : Grain, IStubbornGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        Signals.Note(this.GetPrimaryKeyString(), "try");
        if (Signals.Notes(this.GetPrimaryKeyString()).Length == 1)
        {
            throw new TimeZoneNotFoundException("not yet");
        }
    }

    public Task<int> Hello() => Task.FromResult(Signals.Notes(this.GetPrimaryKeyString()).Length);
}

internal interface IBrokenGrain : IGrainWithStringKey
{
    Task Hello();
}

internal sealed class BrokenGrain : Grain, IBrokenGrain
{
    public BrokenGrain() => throw new InvalidTimeZoneException("never");

    public Task Hello() => Task.CompletedTask;
}

internal interface IPlainGrain : IGrainWithStringKey
{
    Task<string> Hello();
}

/// <summary>Without the base class.</summary>
internal sealed class PlainGrain(IGrainContext context) : IGrainBase, IPlainGrain
{
    public IGrainContext GrainContext => context;

    public Task OnActivateAsync(CancellationToken token)
    {
        Signals.Note(context.GrainId.Key.ToString(), "activated");
        return Task.CompletedTask;
    }

    public Task<string> Hello()
    {
        this.DeactivateOnIdle();
        return Task.FromResult(context.GrainId.Key.ToString());
    }
}
