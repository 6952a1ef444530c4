using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Platform.Callbacks;

namespace Platform.Gateway.Api;

/// <summary>The operators' list of calls.</summary>
internal static class CallbackEndpoints
{
    private const string Shop = "shop";

    public static void MapCallbacks(this IEndpointRouteBuilder routes)
    {
        var callbacks = routes.MapGroup("/v1/callbacks").WithTags("Callbacks");
        callbacks.MapGet("", List).WithSummary("The calls of a day of the shop (day=2026-11-24; default today), by time").ProducesProblem(400);
        callbacks.MapPost("{id}/done", Done).WithSummary("An operator has made the call").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).Audited("callback.done");
    }

    private static async Task<Results<Ok<CallbackDay>, ProblemHttpResult>> List(
        IGrainFactory grains, IOptions<CallbackOptions> options, TimeProvider time, string? day = null)
    {
        var shop = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);
        var wanted = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), shop).DateTime);
        if (day is not null && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out wanted))
        {
            return Problems.BadRequest($"day is '{day}': give a day such as 2026-11-24");
        }

        var calls = await grains.GetGrain<ICallbackBookGrain>(Shop).ListDay(wanted);
        return TypedResults.Ok(new CallbackDay(wanted, options.Value.TimeZone, [.. calls.Select(call => CallbackView.From(call, shop))]));
    }

    private static async Task<Results<Ok<CallbackView>, ProblemHttpResult>> Done(string id, string? name, IGrainFactory grains, IOptions<CallbackOptions> options)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
        {
            return Problems.BadRequest("name is missing: say which operator made the call, in at most 100 characters (?name=ana)");
        }

        var call = await grains.GetGrain<ICallbackBookGrain>(Shop).Complete(id, name.Trim());
        return call switch
        {
            null => TypedResults.Problem($"there is no call {id}; GET /v1/callbacks lists those of a day", statusCode: StatusCodes.Status404NotFound, title: "No such call"),
            { Status: CallbackStatus.Cancelled } => TypedResults.Problem("the customer called it off or moved it", statusCode: StatusCodes.Status409Conflict, title: "No call is due"),
            _ => TypedResults.Ok(CallbackView.From(call, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone))),
        };
    }
}
