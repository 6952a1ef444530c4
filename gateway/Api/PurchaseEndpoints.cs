using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Customers;
using Platform.Purchases;

namespace Platform.Gateway.Api;

/// <summary>Shows what became of accepted offers, with every attempt at every step.</summary>
internal static class PurchaseEndpoints
{
    private const int LargestPage = 100;

    public static void MapPurchases(this IEndpointRouteBuilder routes)
    {
        var purchases = routes.MapGroup("/v1/purchases").WithTags("Purchases");
        purchases.MapGet("", List).WithSummary("Purchases, newest first; of one customer by address or id").ProducesProblem(400);
        purchases.MapGet("{id}", Get).WithSummary("A purchase with its execution history").ProducesProblem(404);
    }

    private static async Task<Results<Ok<List<Purchase>>, ProblemHttpResult>> List(
        IPurchaseIndex index, IGrainFactory grains, CancellationToken cancellationToken, string? customer = null, int limit = 20)
    {
        if (limit is < 1 or > LargestPage)
        {
            return Problems.BadRequest($"limit is {limit}: give a number from 1 to {LargestPage}");
        }

        var id = customer is not null && customer.Contains('@', StringComparison.Ordinal) ? CustomerIds.FromAddress(customer) : customer;
        var found = new List<Purchase>();
        foreach (var purchase in await index.ListAsync(id, limit, cancellationToken))
        {
            if (await grains.GetGrain<IPurchaseGrain>(purchase).Get() is { } shown)
            {
                found.Add(shown);
            }
        }

        return TypedResults.Ok(found);
    }

    private static async Task<Results<Ok<Purchase>, ProblemHttpResult>> Get(string id, IGrainFactory grains) =>
        await grains.GetGrain<IPurchaseGrain>(id).Get() is { } purchase
            ? TypedResults.Ok(purchase)
            : TypedResults.Problem($"there is no purchase {id}; GET /v1/purchases lists them", statusCode: StatusCodes.Status404NotFound, title: "No such purchase");
}
