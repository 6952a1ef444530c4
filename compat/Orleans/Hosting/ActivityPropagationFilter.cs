using System.Diagnostics;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Carries W3C trace context in RequestContext, under the names that the original uses for its sources and tags.</summary>
internal sealed class ActivityPropagationFilter : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    private const string Parent = "traceparent";
    private const string State = "tracestate";

    private static readonly ActivitySource s_source = new("Microsoft.Orleans.Application", "1.1.0");

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        using var activity = s_source.StartActivity(context.Request.GetActivityName(), ActivityKind.Client);
        if (Activity.Current is { Id: { } id } current)
        {
            RequestContext.Set(Parent, id);
            if (current.TraceStateString is { } state)
            {
                RequestContext.Set(State, state);
            }
        }

        await Run(context, activity);
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        _ = ActivityContext.TryParse(RequestContext.Get(Parent) as string, RequestContext.Get(State) as string, out var parent);
        using var activity = s_source.StartActivity(context.Request.GetActivityName(), ActivityKind.Server, parent);
        await Run(context, activity);
    }

    private static async Task Run(IGrainCallContext context, Activity? activity)
    {
        activity?.SetTag("rpc.system", "orleans");
        activity?.SetTag("rpc.service", context.InterfaceName);
        activity?.SetTag("rpc.method", context.MethodName);
        try
        {
            await context.Invoke();
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            activity?.SetTag("exception.type", exception.GetType().FullName);
            throw;
        }
    }
}
