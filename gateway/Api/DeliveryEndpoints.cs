using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Deliveries;
using Platform.Threads;

namespace Platform.Gateway.Api;

/// <summary>Shows the truth about one delivery.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/deliveries").WithTags("Deliveries")
            .MapGet("{id}", Get)
            .WithSummary("A reply and its truth: queued, staged, sent, delayed, failed, delivered, bounced, complained, suppressed or withdrawn; attempts, ambiguous attempts, the relay's answer")
            .ProducesProblem(404);

    private static async Task<Results<Ok<DeliveryView>, ProblemHttpResult>> Get(
        string id, IThreadLog log, IGrainFactory grains, CancellationToken cancellationToken)
    {
        // Our replies are indexed under their Message-ID with themselves as the message.
        foreach (var found in (await log.FindMessageAsync(id, cancellationToken)).Where(found => found.MessageId == id))
        {
            var events = new List<ThreadEvent>();
            await foreach (var recorded in log.ReadAsync(found.ThreadId, cancellationToken: cancellationToken))
            {
                events.Add(recorded.Event);
            }

            if (ThreadView.From(events).Deliveries.FirstOrDefault(delivery => delivery.ReplyId == id) is { } view)
            {
                return TypedResults.Ok(!view.IsSettled && await grains.GetGrain<IDeliveryGrain>(id).GetDelivery() is { } delivery ? view.With(delivery) : view);
            }
        }

        return TypedResults.Problem(
            $"there is no reply {id}; give a replyId as GET /v1/threads/ID shows it", statusCode: StatusCodes.Status404NotFound, title: "No such delivery");
    }
}
