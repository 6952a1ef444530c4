using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Returns;

namespace Platform.Gateway.Api;

/// <summary>Shows returns, and lets operators say what became of them.</summary>
internal static class ReturnEndpoints
{
    private const int LongestName = 100;

    public static void MapReturns(this IEndpointRouteBuilder routes)
    {
        var returns = routes.MapGroup("/v1/returns").WithTags("Returns");
        returns.MapGet("{rma}", Get).WithSummary("A return with its history").ProducesProblem(404);
        Map("received", ReturnStatus.Received, "The parcel came in");
        Map("refunded", ReturnStatus.Refunded, "The money was paid back");
        Map("exchanged", ReturnStatus.Exchanged, "The new article was sent");

        void Map(string route, ReturnStatus to, string summary) =>
            returns.MapPost($"{{rma}}/{route}", (string rma, string? name, IGrainFactory grains) => Move(rma, name, to, grains))
                .WithSummary(summary).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).Audited($"return.{route}");
    }

    private static async Task<Results<Ok<ReturnCase>, ProblemHttpResult>> Get(string rma, IGrainFactory grains) =>
        Find(rma, grains) is { } found && await found.Get() is { } current ? TypedResults.Ok(current) : NoReturn(rma);

    private static async Task<Results<Ok<ReturnCase>, ProblemHttpResult>> Move(string rma, string? name, ReturnStatus to, IGrainFactory grains)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
        {
            return Problems.BadRequest($"name is missing: say which operator acts, in at most {LongestName} characters (?name=ana)");
        }

        if (Find(rma, grains) is not { } found || await found.Move(to, name) is not { } current)
        {
            return NoReturn(rma);
        }

        return ReturnCaseDecider.HasReached(current, to)
            ? TypedResults.Ok(current)
            : TypedResults.Problem(
                $"return {current.Opening.Rma} is {current.Status}: from there it cannot become {to}",
                statusCode: StatusCodes.Status409Conflict,
                title: "Not possible from this status");
    }

    private static IReturnCaseGrain? Find(string rma, IGrainFactory grains) =>
        RmaNumbers.Parse(rma) is { } number ? grains.GetGrain<IReturnCaseGrain>(number) : null;

    private static ProblemHttpResult NoReturn(string rma) =>
        TypedResults.Problem($"there is no return {rma}", statusCode: StatusCodes.Status404NotFound, title: "No such return");
}
