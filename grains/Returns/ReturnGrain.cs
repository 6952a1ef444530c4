using Microsoft.Extensions.Options;
using Platform.Agents;
using Platform.Shop;

namespace Platform.Returns;

/// <summary>Reads the shop for whom level 3 was proved to.</summary>
[StatelessWorker]
public sealed class ReturnGrain(IShop shop, IReturnIndex index, IOptions<ReturnOptions> options) : Grain, IReturnGrain
{
    public async Task<AgentAnswer> Serve(AgentRequest request)
    {
        var number = ReturnDecider.OpenOrder(request);
        return ReturnDecider.Serve(request, number is null ? null : await LoadAsync(request, number), options.Value);
    }

    private async Task<ReturnSituation?> LoadAsync(AgentRequest request, string number)
    {
        if (await shop.FindOrderAsync(number) is not { } order)
        {
            return null;
        }

        var customer = request.CustomerEmail is { } email ? await shop.FindCustomerAsync(email) : null;
        var catalogue = new List<Product>();
        foreach (var category in order.Lines.Select(line => line.Product.Category).Distinct(StringComparer.Ordinal))
        {
            catalogue.AddRange(await shop.ListProductsAsync(category));
        }

        var cases = new Dictionary<string, ReturnCase>(StringComparer.Ordinal);
        foreach (var (sku, rma) in await index.ListAsync(order.Status.OrderNumber))
        {
            if (await GrainFactory.GetGrain<IReturnCaseGrain>(rma).Get() is { } known)
            {
                cases.Add(sku, known);
            }
        }

        return new(order, customer?.CustomerId == order.CustomerId ? customer : null, catalogue, cases);
    }
}
