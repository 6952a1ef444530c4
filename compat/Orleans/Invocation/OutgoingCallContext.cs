using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A call on its way out: through the filters, then to the silo; its answer comes back through them.</summary>
internal sealed class OutgoingCallContext(RuntimeLink link, GrainReference reference, GrainCall call) : IOutgoingGrainCallContext
{
    private int _stage;

    public IInvokable Request => call;

    public object Grain => reference;

    public GrainId? SourceId => SourceContext?.GrainId;

    public IGrainContext? SourceContext { get; } = RuntimeContext.Current;

    public GrainId TargetId => reference.GrainId;

    public GrainInterfaceType InterfaceType => call.Method.Interface;

    public string InterfaceName => call.Method.InterfaceName;

    public string MethodName => call.Method.Name;

    public MethodInfo InterfaceMethod => call.Method.Method;

    public Response? Response { get; set; }

    public object? Result
    {
        get => Response is { Exception: null } response ? response.Result : null;
        set => Response = Response.FromResult(value);
    }

    public async Task RunAsync()
    {
        var promise = call.SwapPromise(null);
        try
        {
            await Invoke();
            call.SwapPromise(promise);
            call.CompleteBoxed(Response?.Result);
        }
        catch (Exception exception)
        {
            call.SwapPromise(promise);
            call.TryFail(exception);
        }
    }

    public async Task Invoke()
    {
        var stage = _stage++;
        try
        {
            if (stage < link.OutgoingFilters.Length)
            {
                await link.OutgoingFilters[stage].Invoke(this);
            }
            else
            {
                Response = Response.FromResult(await DeliverAsync());
            }
        }
        catch (Exception exception)
        {
            Response = Response.FromException(exception);
            throw;
        }
        finally
        {
            _stage--;
        }
    }

    /// <summary>The caller's promise belongs to the outermost filter: the call itself gets another one.</summary>
    private Task<object?> DeliverAsync()
    {
        var answer = call.Method.OneWay ? Task.FromResult<object?>(null) : call.NewPromiseBoxed();
        reference.Deliver(call);
        return answer;
    }
}
