using Microsoft.Extensions.Options;
using Platform.Agents;
using Platform.Customers;
using Platform.Purchases;
using Platform.Shop;

namespace Platform.Offers;

/// <summary>Reads what the shop knows of a verified customer, and of the category that is asked for.</summary>
[StatelessWorker]
public sealed class OfferGrain(IShop shop, IOfferStore offers, IOptions<OfferOptions> options) : Grain, IOfferGrain
{
    public async Task<AgentAnswer> Serve(AgentRequest request)
    {
        var lookup = await LookUpAsync(request);
        return OfferDecider.Serve(request, lookup with { Products = await ProductsAsync(request, lookup) }, options.Value);
    }

    private async Task<OfferLookup> LookUpAsync(AgentRequest request)
    {
        var purchase = request.State(OfferState.Purchase) is { } id ? await GrainFactory.GetGrain<IPurchaseGrain>(id).Get() : null;
        if (request.CustomerEmail is not { } email || await shop.FindCustomerAsync(email) is not { } customer)
        {
            return OfferLookup.Nothing with { Purchase = purchase };
        }

        var customerId = CustomerIds.FromAddress(email);
        return new(
            customer, await shop.ListOrdersAsync(customer.CustomerId), [], await offers.ListAsync(customerId, request.Now), await offers.ListTakenAsync(customerId), purchase);
    }

    /// <summary>The category, what completes what was bought, and what was offered already.</summary>
    private async Task<IReadOnlyList<Product>> ProductsAsync(AgentRequest request, OfferLookup lookup)
    {
        var products = new Dictionary<string, Product>(StringComparer.Ordinal);
        if (OfferDecider.CategoryOf(request, lookup) is { } category)
        {
            foreach (var product in await shop.ListProductsAsync(category))
            {
                products[product.Sku] = product;
            }
        }

        var offered = OfferState.OfferOf(request)?.Lines.Where(line => line.HasStock()).Select(line => line.Sku) ?? [];
        var completing = products.Values.SelectMany(product => product.Accessories);
        foreach (var sku in offered.Concat(completing).Distinct().Where(sku => !products.ContainsKey(sku)).ToList())
        {
            if (await shop.FindProductAsync(sku) is { } product)
            {
                products.Add(sku, product);
            }
        }

        return [.. products.Values];
    }
}
