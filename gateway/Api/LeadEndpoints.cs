using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Jobs;
using Platform.Leads;
using Platform.Loyalty;

namespace Platform.Gateway.Api;

/// <summary>Shows leads to the people of the shop.</summary>
internal static class LeadEndpoints
{
    private const int LargestPage = 500;

    public static void MapLeads(this IEndpointRouteBuilder routes)
    {
        var leads = routes.MapGroup("/v1/leads").WithTags("Leads");
        leads.MapGet("", List).WithSummary("Leads by score, the highest first; band=Hot, Warm, Cold or Prospect").ProducesProblem(400);
        leads.MapGet("{customerId}", Get).WithSummary("A lead: each point of its score explained, its sequence, its loyalty points").ProducesProblem(404);
    }

    private static async Task<Results<Ok<IReadOnlyList<LeadEntry>>, ProblemHttpResult>> List(
        ILeadList leads, CancellationToken cancellationToken, string? band = null, int limit = 50)
    {
        if (limit is < 1 or > LargestPage)
        {
            return Problems.BadRequest($"limit is {limit}: give a number from 1 to {LargestPage}");
        }

        LeadBand? wanted = null;
        if (band is not null)
        {
            if (!Enum.TryParse<LeadBand>(band, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
            {
                return Problems.BadRequest($"band is '{band}': give Hot, Warm, Cold or Prospect");
            }

            wanted = parsed;
        }

        return TypedResults.Ok(await leads.ListAsync(wanted, limit, cancellationToken));
    }

    private static async Task<Results<Ok<LeadView>, ProblemHttpResult>> Get(
        string customerId, IGrainFactory grains, IJobSchedule schedule, CancellationToken cancellationToken)
    {
        if (await grains.GetGrain<ILeadRecordGrain>(customerId).Get() is not { } lead)
        {
            return TypedResults.Problem($"there is no lead {customerId}; GET /v1/leads lists them", statusCode: StatusCodes.Status404NotFound, title: "No such lead");
        }

        var loyalty = await grains.GetGrain<ILoyaltyGrain>(customerId).Get();
        return TypedResults.Ok(LeadView.From(lead, await schedule.ListAsync(customerId, cancellationToken), loyalty));
    }
}
