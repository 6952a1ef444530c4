using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Platform.LeadPackages;

namespace Platform.Gateway.Api;

/// <summary>Lets partners see, bid on and receive lead packages. A partner is who sends its key in <c>X-Partner-Key</c>.</summary>
internal static class LeadPackageEndpoints
{
    private const int LargestPage = 200;
    private const string KeyHeader = "X-Partner-Key";

    public static void MapLeadPackages(this IEndpointRouteBuilder routes)
    {
        var packages = routes.MapGroup("/v1/lead-packages").WithTags("Lead packages");
        packages.MapGet("", List).WithSummary("The newest packages, without anything of the customers").ProducesProblem(400);
        packages.MapGet("{id}", Get).WithSummary("How a package ended for this partner (X-Partner-Key); the lead itself for the one who bought it").ProducesProblem(401).ProducesProblem(404);
        packages.MapPost("{id}/bids", Bid).WithSummary("A partner's sealed bid (X-Partner-Key)").ProducesProblem(401).ProducesProblem(404).ProducesProblem(409);
        packages.MapGet("{id}/audit", Audit).WithSummary("Everything that happened to a package, for the people of the shop").ProducesProblem(404);
    }

    private static async Task<Results<Ok<List<LeadPackageOffer>>, ProblemHttpResult>> List(
        ILeadPackageList list, IGrainFactory grains, CancellationToken cancellationToken, int limit = 50)
    {
        if (limit is < 1 or > LargestPage)
        {
            return Problems.BadRequest($"limit is {limit}: give a number from 1 to {LargestPage}");
        }

        // Each package is asked, so that one whose consent is gone is withdrawn and not shown.
        var found = await Task.WhenAll((await list.ListAsync(limit, cancellationToken)).Select(id => grains.GetGrain<ILeadPackageGrain>(id).Get()));
        return TypedResults.Ok(found.OfType<LeadPackage>().Where(package => package.Status != PackageStatus.Withdrawn).Select(LeadPackageOffer.From).ToList());
    }

    private static async Task<Results<Ok<LeadPackageResult>, ProblemHttpResult>> Get(
        string id, HttpRequest request, IGrainFactory grains, IOptions<LeadPackageOptions> options)
    {
        if (PartnerOf(request, options.Value) is not { } partner)
        {
            return NoPartner();
        }

        var grain = grains.GetGrain<ILeadPackageGrain>(id);
        if (await grain.Get() is not { } package)
        {
            return NoPackage(id);
        }

        var won = package.Status == PackageStatus.Open ? (bool?)null : package.Winner?.Partner == partner;
        return TypedResults.Ok(new LeadPackageResult(
            LeadPackageOffer.From(package),
            package.Bids.FirstOrDefault(bid => bid.Partner == partner)?.Amount,
            won,
            won == true ? await grain.Deliver(partner) : null));
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> Bid(
        string id, LeadPackageBid bid, HttpRequest request, IGrainFactory grains, IOptions<LeadPackageOptions> options)
    {
        if (PartnerOf(request, options.Value) is not { } partner)
        {
            return NoPartner();
        }

        var grain = grains.GetGrain<ILeadPackageGrain>(id);
        if (await grain.Get() is null)
        {
            return NoPackage(id);
        }

        return await grain.Bid(partner, bid.Amount) is { } reason
            ? TypedResults.Problem(reason, statusCode: StatusCodes.Status409Conflict, title: "The bid was not taken")
            : TypedResults.Accepted($"/v1/lead-packages/{id}");
    }

    private static async Task<Results<Ok<LeadPackage>, ProblemHttpResult>> Audit(string id, HttpRequest request, IGrainFactory grains) =>
        request.Headers.ContainsKey(KeyHeader) || await grains.GetGrain<ILeadPackageGrain>(id).Get() is not { } package
            ? NoPackage(id)

            // Sealed bids are sealed from the shop's people too, until the time is over.
            : TypedResults.Ok(package.Status == PackageStatus.Open ? package with { Bids = [] } : package);

    /// <summary>The partner whose key was sent; every key is compared, in constant time.</summary>
    private static string? PartnerOf(HttpRequest request, LeadPackageOptions options)
    {
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[KeyHeader].ToString()));
        string? found = null;
        foreach (var (name, key) in options.Partners)
        {
            found = CryptographicOperations.FixedTimeEquals(given, SHA256.HashData(Encoding.UTF8.GetBytes(key))) ? name : found;
        }

        return found;
    }

    private static ProblemHttpResult NoPartner() =>
        TypedResults.Problem($"the partner's key is missing or wrong: send it as {KeyHeader}", statusCode: StatusCodes.Status401Unauthorized, title: "Not allowed");

    private static ProblemHttpResult NoPackage(string id) =>
        TypedResults.Problem($"there is no package {id}; GET /v1/lead-packages lists them", statusCode: StatusCodes.Status404NotFound, title: "No such package");
}
