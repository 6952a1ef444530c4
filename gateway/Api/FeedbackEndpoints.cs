using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Bounces;
using Platform.Customers;
using Platform.Suppressions;

namespace Platform.Gateway.Api;

/// <summary>What came back of our mails, who gets none any more, and how an operator lifts that.</summary>
internal static class FeedbackEndpoints
{
    private const int LargestPage = 500;
    private const int LongestName = 100;
    private const int LongestWhy = 500;

    public static void MapFeedback(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/feedback", List).WithTags("Deliveries")
            .WithSummary("Bounces and complaints, newest first; ignored=true shows those that changed nothing, with the reason").ProducesProblem(400);
        var suppressions = routes.MapGroup("/v1/suppressions/{customer}").WithTags("Deliveries");
        suppressions.MapGet("", Get).WithSummary("An address, by itself or by the customer's id: state of delivery, suppressions with evidence, audit").ProducesProblem(400);
        suppressions.MapPost("lift", Lift).WithSummary("An operator lifts a bounce, or with a reason a complaint").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409)
            .Audited("suppression.lift", call => call.Arguments.OfType<LiftBody>().First().Name);
    }

    private static async Task<Results<Ok<FeedbackPage>, ProblemHttpResult>> List(
        IFeedbackLog log, CancellationToken cancellationToken, bool? ignored = null, long before = long.MaxValue, int limit = 50)
    {
        if (limit is < 1 or > LargestPage)
        {
            return Problems.BadRequest($"limit is {limit}: give a number from 1 to {LargestPage}");
        }

        var entries = await log.ListAsync(ignored, before, limit, cancellationToken);
        return TypedResults.Ok(new FeedbackPage(entries, entries.Count == limit ? entries[^1].Number : null));
    }

    private static async Task<Ok<SuppressionView>> Get(string customer, ISuppressionList suppressions, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var id = IdOf(customer);
        var state = await grains.GetGrain<IAddressGrain>(id).GetState();
        return TypedResults.Ok(new SuppressionView(id, state.Status, await suppressions.ListAsync(id, cancellationToken), state.SoftBounces, state.History));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Lift(string customer, LiftBody body, IGrainFactory grains)
    {
        if (Refuse(body) is { } refusal)
        {
            return refusal;
        }

        var id = IdOf(customer);
        return await grains.GetGrain<IAddressGrain>(id).Lift(body.Reason!, body.Name!.Trim(), body.Why?.Trim() ?? "") switch
        {
            LiftOutcome.Lifted => TypedResults.NoContent(),
            LiftOutcome.NeedsReason => Problems.BadRequest("why is missing: a complaint is only lifted with the reason said, such as the customer's own words"),
            _ => TypedResults.Problem($"this address is not suppressed by a {body.Reason}", statusCode: StatusCodes.Status404NotFound, title: "No such suppression"),
        };
    }

    private static string IdOf(string customer) => customer.Contains('@', StringComparison.Ordinal) ? CustomerIds.FromAddress(customer.Trim()) : customer;

    private static ProblemHttpResult? Refuse(LiftBody body) => body switch
    {
        { Name: null or "" or { Length: > LongestName } } => Problems.BadRequest($"name is missing: say which operator lifts, in at most {LongestName} characters"),
        { Why.Length: > LongestWhy } => Problems.BadRequest($"why has more than {LongestWhy} characters"),
        { Reason: SuppressionReasons.OptOut or SuppressionReasons.Erased } => TypedResults.Problem(
            $"a suppression by {body.Reason} ends by the customer's own new consent, not by an operator", statusCode: StatusCodes.Status409Conflict, title: "Not an operator's to lift"),
        { Reason: not (SuppressionReasons.Bounce or SuppressionReasons.Complaint) } => Problems.BadRequest($"reason is '{body.Reason}': give {SuppressionReasons.Bounce} or {SuppressionReasons.Complaint}"),
        _ => null,
    };
}
