using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Platform.Customers;
using Platform.Outgoing;
using Platform.Privacy;

namespace Platform.Gateway.Api;

/// <summary>What is held of a person: shown, exported, erased.</summary>
internal static class CustomerEndpoints
{
    private const int IdLength = 32;
    private const int LargestPage = 500;

    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/v1/customers/{customer}").WithTags("Customers");
        customers.MapGet("", Get).WithSummary("A customer's profile, by address or id: remembered slots, consents, tier").ProducesProblem(400).ProducesProblem(404);
        customers.MapGet("export", Export).WithSummary("Everything held of a person (GDPR art. 15, 20); noted with the name in by").ProducesProblem(400).ProducesProblem(404).Audited("customer.export");
        customers.MapDelete("", Erase).WithSummary("Erases a person (GDPR art. 17); durable when it answers, carried out at once, also after a crash").ProducesProblem(400).ProducesProblem(404).Audited("customer.erase");
        customers.MapGet("erasure", Status).WithSummary("How far the erasure of a person came").ProducesProblem(404);
        routes.MapGet("/v1/erasures", List).WithTags("Customers").WithSummary("The audit of erasures, newest first, without any personal data").ProducesProblem(400);
    }

    private static async Task<Results<Ok<CustomerProfile>, ProblemHttpResult>> Get(string customer, IGrainFactory grains)
    {
        var profile = await grains.GetGrain<ICustomerGrain>(IdOf(customer)).GetProfile();
        return profile is { FirstSeenAt: null, Email: null, Consents.IsEmpty: true } ? NoCustomer() : TypedResults.Ok(profile);
    }

    private static async Task<Results<Ok<PersonExport>, ProblemHttpResult>> Export(
        string customer, string? by, IPeople people, Exporter exporter, CancellationToken cancellationToken)
    {
        if (IsNameless(by))
        {
            return Problems.BadRequest("by is missing: say which operator exports, in at most 100 characters (?by=ana)");
        }

        if (await AddressAsync(customer, people, cancellationToken) is not { } address)
        {
            return NoCustomer();
        }

        var export = await exporter.ExportAsync(address, cancellationToken);
        return export.Data.IsEmpty && export.Suppressed is null ? NoCustomer() : TypedResults.Ok(export);
    }

    private static async Task<Results<Accepted<Erasure>, ProblemHttpResult>> Erase(
        string customer, string? by, IPeople people, IErasureLedger ledger, IErasureSignal signal, IOptions<MailOptions> mail, TimeProvider time, CancellationToken cancellationToken)
    {
        if (IsNameless(by))
        {
            return Problems.BadRequest("by is missing: say which operator erases, in at most 100 characters (?by=ana)");
        }

        if (await AddressAsync(customer, people, cancellationToken) is not { } address)
        {
            return NoCustomer();
        }

        if (address == mail.Value.SupportAddress.ToLowerInvariant())
        {
            return Problems.BadRequest("this is the shop's own address: every mail names it");
        }

        var erasure = await ledger.AskAsync(address, by, time.GetUtcNow(), cancellationToken);
        signal.Wake();
        return TypedResults.Accepted($"/v1/customers/{erasure.CustomerId}/erasure", erasure);
    }

    private static async Task<Results<Ok<Erasure>, ProblemHttpResult>> Status(string customer, IErasureLedger ledger, CancellationToken cancellationToken) =>
        await ledger.FindAsync(IdOf(customer), cancellationToken) is { } erasure ? TypedResults.Ok(erasure) : NoCustomer();

    private static async Task<Results<Ok<IReadOnlyList<Erasure>>, ProblemHttpResult>> List(IErasureLedger ledger, CancellationToken cancellationToken, int limit = 50) =>
        limit is < 1 or > LargestPage
            ? Problems.BadRequest($"limit is {limit}: give a number from 1 to {LargestPage}")
            : TypedResults.Ok(await ledger.ListAsync(limit, cancellationToken));

    private static bool IsNameless([NotNullWhen(false)] string? by) => string.IsNullOrWhiteSpace(by) || by.Length > 100;

    private static bool IsId(string customer) => customer.Length == IdLength && customer.All(char.IsAsciiHexDigitLower);

    private static string IdOf(string customer) => IsId(customer) ? customer : CustomerIds.FromAddress(customer.Trim());

    private static async Task<string?> AddressAsync(string customer, IPeople people, CancellationToken cancellationToken) =>
        IsId(customer) ? await people.FindAddressAsync(customer, cancellationToken) : customer.Trim() is { Length: > 2 } address ? address.ToLowerInvariant() : null;

    private static ProblemHttpResult NoCustomer() => TypedResults.Problem(
        "nothing is known by this address or id; GET /v1/threads shows the addresses that wrote", statusCode: StatusCodes.Status404NotFound, title: "No such customer");
}
