using Orleans;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

internal interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Say(string what, int times);

    Task Fail();

    Task<string> Ask(string other);

    Task StartTimer();
}

internal sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.MethodName == nameof(IFilteredGrain.Say))
        {
            context.Result = context.Result + " (grain)";
        }
    }

    public Task<string> Say(string what, int times) => Task.FromResult(string.Concat(Enumerable.Repeat(what, times)));

    public Task Fail() => throw new InvalidOperationException("failed");

    public Task<string> Ask(string other) => GrainFactory.GetGrain<IFilteredGrain>(other).Say("ha", 2);

    public Task StartTimer()
    {
        this.RegisterGrainTimer(() => Task.CompletedTask, TimeSpan.FromMilliseconds(50), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }
}

/// <summary>Notes what it sees under the grain's key.</summary>
internal sealed class NotingFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var key = context.TargetId.Key.ToString();
        if (context.Grain is not FilteredGrain)
        {
            await context.Invoke();
            return;
        }

        Signals.Note(key, "seen " + context.InterfaceMethod.Name);
        if (context.InterfaceMethod.DeclaringType == typeof(IFilteredGrain) && context.MethodName == nameof(IFilteredGrain.Say))
        {
            Signals.Note(key, $"{context.ImplementationMethod.DeclaringType?.Name} {context.Request.GetArgumentCount()} {context.Request.GetArgument(0)}");
            context.Request.SetArgument(0, "[" + context.Request.GetArgument(0) + "]");
        }

        try
        {
            await context.Invoke();
            Signals.Note(key, $"result {context.Result}");
        }
        catch (InvalidOperationException exception)
        {
            Signals.Note(key, "failure " + exception.Message);
            throw new NotSupportedException("replaced", exception);
        }
    }
}

internal sealed class OutgoingFilter(string name) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType == typeof(IFilteredGrain))
        {
            Signals.Note(context.TargetId.Key.ToString(), $"{name} sends {context.MethodName}");
            RequestContext.Set("sender", name);
        }

        await context.Invoke();
    }
}
