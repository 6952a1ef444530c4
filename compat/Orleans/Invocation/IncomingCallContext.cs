using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A call on its way through the silo's filters, then the grain's own, to the method.</summary>
internal sealed class IncomingCallContext(SiloRuntime silo, ActivationData activation, GrainCall call) : IIncomingGrainCallContext
{
    private static readonly ConcurrentDictionary<(Type Class, MethodInfo Method), MethodInfo> s_implementations = new();

    private int _stage;

    public IInvokable Request => call;

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => call.IsLocal ? activation.GrainId : call.Sender?.GrainId;

    public GrainId TargetId => activation.GrainId;

    public IGrainContext TargetContext => activation;

    public GrainInterfaceType InterfaceType => call.Method.Interface;

    public string InterfaceName => call.Method.InterfaceName;

    public string MethodName => call.Method.Name;

    public MethodInfo InterfaceMethod => call.Method.Method;

    public MethodInfo ImplementationMethod =>
        s_implementations.GetOrAdd((Grain.GetType(), InterfaceMethod), static key => Implementation(key.Class, key.Method));

    public Response? Response { get; set; }

    public object? Result
    {
        get => Response is { Exception: null } response ? response.Result : null;
        set => Response = Response.FromResult(value);
    }

    public GrainCall Call => call;

    public Exception? Failure { get; private set; }

    /// <summary>All of it; the outcome is kept for <see cref="Settle"/>.</summary>
    public async Task RunAsync()
    {
        try
        {
            await Invoke();
            Failure = Response?.Exception;
        }
        catch (Exception exception)
        {
            Failure = exception;
        }
    }

    /// <summary>Keeps the caller's promise.</summary>
    public void Settle()
    {
        if (Failure is not null)
        {
            call.TryFail(Failure);
            return;
        }

        try
        {
            call.CompleteBoxed(Response?.Result);
        }
        catch (InvalidCastException exception)
        {
            // A filter put a result of another type.
            call.TryFail(exception);
        }
    }

    public async Task Invoke()
    {
        var stage = _stage++;
        try
        {
            if (stage < silo.IncomingFilters.Length)
            {
                await Filter(silo.IncomingFilters[stage]);
            }
            else if (stage == silo.IncomingFilters.Length && Grain is IIncomingGrainCallFilter own)
            {
                await Filter(own);
            }
            else
            {
                await InvokeMethod(stage);
            }
        }
        finally
        {
            _stage--;
        }
    }

    private static MethodInfo Implementation(Type type, MethodInfo method)
    {
        if (method.DeclaringType is not { IsInterface: true } declaring || !declaring.IsAssignableFrom(type))
        {
            return method;
        }

        var map = type.GetInterfaceMap(declaring);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
    }

    private async Task Filter(IIncomingGrainCallFilter filter)
    {
        await filter.Invoke(this);
        if (Response is null)
        {
            throw new InvalidOperationException($"GrainMethodInvoker.Invoke() invoked a broken filter: {filter.GetType().Name}.");
        }
    }

    private async Task InvokeMethod(int stage)
    {
        if (stage > silo.IncomingFilters.Length + 1)
        {
            throw new InvalidOperationException("GrainMethodInvoker.Invoke() received an invalid call.");
        }

        try
        {
            Response = Response.FromResult(await call.BeginBoxed(Grain));
        }
        catch (Exception exception)
        {
            Response = Response.FromException(exception);
            throw;
        }
    }
}
