using Microsoft.Extensions.Options;
using Platform.Agents;
using Platform.Customers;
using Platform.Shop;

namespace Platform.Leads;

/// <summary>Looks up who was verified, and nobody else.</summary>
[StatelessWorker]
public sealed class LeadGrain(IShop shop, IOptions<LeadOptions> options) : Grain, ILeadGrain
{
    public async Task<AgentAnswer> Serve(AgentRequest request) => LeadDecider.Serve(request, await FindAsync(request), options.Value);

    private async Task<LeadLookup> FindAsync(AgentRequest request)
    {
        if (request.CustomerEmail is not { } email)
        {
            return LeadLookup.Nothing;
        }

        var customerId = CustomerIds.FromAddress(email);
        var customer = await shop.FindCustomerAsync(email);
        var orders = customer is null ? [] : await shop.ListOrdersAsync(customer.CustomerId);
        var profile = await GrainFactory.GetGrain<ICustomerGrain>(customerId).GetProfile();
        return new(customer, orders, await GrainFactory.GetGrain<ILeadRecordGrain>(customerId).Get(), OffersConsent.TryGet(profile, request.Now));
    }
}
