using System.Collections.Immutable;
using Platform.Agents;
using Platform.Customers;
using Platform.Jobs;
using Platform.Leads;
using Platform.Orders;
using Platform.Shop;
using Platform.Tests.Agents;
using Platform.Tests.Threads;
using Platform.Understanding;

namespace Platform.Tests.Leads;

/// <summary>Ready-made customers, requests, consents and leads.</summary>
internal static class GivenLead
{
    public const string Email = GivenRequest.Correspondent;

    public static readonly string CustomerId = CustomerIds.FromAddress(Email);

    public static readonly LeadOptions Options = new();

    public static ShopCustomer Customer { get; } = new("C1001", "John", "Smith", Email, "+1 617-555-0136", "Gold", "en", "US", "America/New_York", new(1984, 3, 9), 1840);

    public static Product[] Products { get; } =
    [
        new("EL-1", "Charging Stand", "Electronics", 60, 42, 3, 45, "", [], false), new("EL-2", "Headphones", "Electronics", 249, 181, 0, 34, "", [], false),
        new("HM-1", "Lamp", "Home", 40.5m, 30, 9, 40, "", [], false), new("SP-1", "Ball", "Sports", 20, 10, 5, 40, "", [], false),
    ];

    public static LeadLookup Lookup { get; } = new(Customer, [Order("Delivered", ("Home", 500m), ("Electronics", 692m)), Order("Cancelled", ("Books", 5000m))], null, null);

    public static ShopOrder Order(string status, params (string Category, decimal Price)[] lines) => new(
        new OrderStatus("12345", status, Given.Start, null, null, null, null, null), "C1001",
        [.. lines.Select(line => new OrderLine(new("S", "Thing", line.Category, line.Price, 1, 1, 1, "", [], false), 1, line.Price))], "Visa", "4242", "Boston", 0, 0);

    /// <summary>A request of the sign-up, by a verified customer or by anybody.</summary>
    public static AgentRequest Request(bool verified, params (string, string)[] slots) =>
        GivenRequest.Of(IntentNames.CaptureLeadInfo, slots) is var request && verified ? request.At(2, "12345") : request;

    /// <summary>The next request: the frame as the last answer left it.</summary>
    public static AgentRequest After(this AgentRequest request, AgentAnswer answer, string? said = null, params (string Name, string Value)[] given) => request with
    {
        Turn = request.Turn + 1,
        Answer = said,
        Frame = answer.Frame,
        Given = [.. given.Select(slot => slot.Name)],
        Slots = request.Slots.RemoveAll(known => given.Any(slot => slot.Name == known.Name))
            .AddRange(given.Select(slot => new Platform.Threads.SlotValue(slot.Name, slot.Value, request.Correspondent, request.Now))),
    };

    public static ConsentGrant Grant(ConsentPurpose purpose, DateTimeOffset at, string id = "g1") => new(id, CustomerId, Email, purpose, "thread/t/1", at, "lead-ask-Consent/v1/en");

    public static CustomerProfile Profile(params ConsentGrant[] grants) => grants.Aggregate(CustomerProfile.Unknown, CustomerDecider.Grant);

    public static OffersConsent Offers(DateTimeOffset at) => OffersConsent.TryGet(Profile(Grant(ConsentPurpose.OwnOffers, at)), at)!;

    public static PartnerConsent Partners(DateTimeOffset at) => PartnerConsent.TryGet(Profile(Grant(ConsentPurpose.PartnerSharing, at)), at)!;

    public static LeadCapture Capture(string id = "t/5/lead", decimal value = 1192, int turns = 11, string zone = "America/New_York", DateTimeOffset? at = null) => new(
        id, CustomerId, Email, "John", "Smith", null, "Email", ["Electronics", "Home"], "en", zone, Given.ThreadId, value, turns, "g1", at ?? Given.Start) { Proved = true };

    public static LeadRecord Lead(decimal value = 1192, int turns = 11, string zone = "America/New_York", DateTimeOffset? at = null) =>
        LeadRecordDecider.Capture(null, Capture(value: value, turns: turns, zone: zone, at: at), Options);

    public static IEnumerable<ConsentGrant> Grants(this AgentAnswer answer) =>
        answer.Jobs.Where(job => job.Kind == ConsentGrant.GrantKind).Select(JobData.Read<ConsentGrant>);

    public static ImmutableArray<LeadCapture> Captures(this AgentAnswer answer) =>
        [.. answer.Jobs.Where(job => job.Kind == LeadCapture.CaptureKind).Select(JobData.Read<LeadCapture>)];
}
