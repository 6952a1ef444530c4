using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Quarantine;

namespace Platform.Gateway.Api;

/// <summary>Shows what could not be taken, and why.</summary>
internal static class QuarantineEndpoints
{
    private const int LargestPage = 500;

    public static void MapQuarantine(this IEndpointRouteBuilder routes)
    {
        var quarantine = routes.MapGroup("/v1/quarantine").WithTags("Quarantine");
        quarantine.MapGet("", List).WithSummary("Quarantined mails with their reasons, newest first").ProducesProblem(400);
        quarantine.MapGet("{id}", Get).WithSummary("The original bytes of a quarantined mail").Produces(200, contentType: "message/rfc822").ProducesProblem(404);
    }

    private static async Task<Results<Ok<QuarantinePage>, ProblemHttpResult>> List(
        IQuarantine quarantine, CancellationToken cancellationToken, int limit = 50, string? cursor = null)
    {
        if (limit is < 1 or > LargestPage)
        {
            return Problems.BadRequest($"limit is {limit}: give a number from 1 to {LargestPage}");
        }

        var mails = await quarantine.ListAsync(limit, cursor, cancellationToken);
        return TypedResults.Ok(new QuarantinePage(mails, mails.Count == limit ? mails[^1].Id : null));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(string id, IQuarantine quarantine, CancellationToken cancellationToken)
    {
        var content = await quarantine.FindContentAsync(id, cancellationToken);
        return content is null
            ? TypedResults.Problem($"nothing is quarantined under {id}", statusCode: StatusCodes.Status404NotFound, title: "No such mail")
            : TypedResults.File(content, "message/rfc822");
    }
}
