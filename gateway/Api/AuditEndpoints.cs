using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Audit;
using Platform.Customers;
using Platform.Gateway.Hosting;

namespace Platform.Gateway.Api;

/// <summary>Shows what people did by the API, and notes it.</summary>
internal static class AuditEndpoints
{
    private const int LargestPage = 500;

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/audit", List).WithTags("Operators")
            .WithSummary("What people did by the API, newest first: who, when, what, to which id, by which key; never a customer's words or address").ProducesProblem(400);

    /// <summary>
    /// Notes what was done, once it was: behind the act, which is idempotent and leaves its own trace where it changes something, and before
    /// the answer, so that nothing is given out unnoted. What was refused is not noted: it changed nothing, and could be any text.
    /// </summary>
    /// <param name="route">The route; what it is done to is its parameter <c>id</c>, <c>customer</c> or <c>rma</c>.</param>
    /// <param name="act">What is done.</param>
    /// <param name="by">Who does it; without it the parameter <c>name</c> or <c>by</c> of the query.</param>
    public static RouteHandlerBuilder Audited(this RouteHandlerBuilder route, string act, Func<EndpointFilterInvocationContext, string?>? by = null) =>
        route.AddEndpointFilter(async (call, next) =>
        {
            var result = await next(call);
            if (IsDone(result))
            {
                var request = call.HttpContext.Request;
                var services = call.HttpContext.RequestServices;
                var name = by is null ? request.Query["name"].FirstOrDefault() ?? request.Query["by"].FirstOrDefault() : by(call);
                var entry = new AuditEntry(
                    services.GetRequiredService<TimeProvider>().GetUtcNow(), act, name?.Trim() ?? "", TargetOf(request.RouteValues), call.HttpContext.Features.Get<UsedKey>()?.Id ?? "");

                // A caller who hung up has done it all the same.
                await services.GetRequiredService<IAuditLog>().AppendAsync(entry, CancellationToken.None);
            }

            return result;
        });

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> List(IAuditLog log, CancellationToken cancellationToken, long before = long.MaxValue, int limit = 50)
    {
        if (limit is < 1 or > LargestPage)
        {
            return Problems.BadRequest($"limit is {limit}: give a number from 1 to {LargestPage}");
        }

        var entries = await log.ListAsync(before, limit, cancellationToken);
        return TypedResults.Ok(new AuditPage(entries, entries.Count == limit ? entries[^1].Number : null));
    }

    private static bool IsDone(object? result) => result switch
    {
        INestedHttpResult nested => IsDone(nested.Result),
        IStatusCodeHttpResult { StatusCode: { } status } => status is >= 200 and < 300,
        _ => false,
    };

    private static string TargetOf(RouteValueDictionary values) =>
        values.TryGetValue("customer", out var customer) ? HashOf(customer as string ?? "")
            : (values.TryGetValue("id", out var id) || values.TryGetValue("rma", out id)) && id is string text ? text
            : "";

    private static string HashOf(string customer) => customer.Contains('@', StringComparison.Ordinal) ? CustomerIds.FromAddress(customer.Trim()) : customer;
}
