using System.Collections.Immutable;
using Platform.Purchases;
using Platform.Shop;
using Platform.Silo.Adapters.Shop;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The shop's files, which every process has its own copy of, with what was reserved, sold and ordered in conversations, which all share.</summary>
internal sealed class DynamoShop(SqliteShop files, DynamoStock stock, PlacedOrderRows placedOrders) : IShop
{
    /// <inheritdoc/>
    public async Task<Product?> FindProductAsync(string sku, CancellationToken cancellationToken = default) =>
        await files.FindProductAsync(sku, cancellationToken) is { } product ? Left(product, await stock.TakenAsync(cancellationToken)) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Product>> ListProductsAsync(string? category, CancellationToken cancellationToken = default)
    {
        var products = await files.ListProductsAsync(category, cancellationToken);
        var taken = await stock.TakenAsync(cancellationToken);
        return [.. products.Select(product => Left(product, taken))];
    }

    /// <inheritdoc/>
    public Task<ShopCustomer?> FindCustomerAsync(string email, CancellationToken cancellationToken = default) => files.FindCustomerAsync(email, cancellationToken);

    /// <inheritdoc/>
    public async Task<ShopOrder?> FindOrderAsync(string orderNumber, CancellationToken cancellationToken = default)
    {
        var order = await files.FindOrderAsync(orderNumber, cancellationToken)
            ?? (await placedOrders.FindAsync(orderNumber, cancellationToken) is { } placed ? WithoutLines(placed) : null);
        return order is null ? null : await WithLinesAsync(order, await stock.TakenAsync(cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ShopOrder>> ListOrdersAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var known = await files.ListOrdersAsync(customerId, cancellationToken);
        var placed = await placedOrders.ListAsync(customerId, cancellationToken);
        var taken = await stock.TakenAsync(cancellationToken);
        var orders = new List<ShopOrder>();

        // A number that the shop's files have by now is the shop's order.
        foreach (var order in known.Concat(placed.Select(WithoutLines)).DistinctBy(order => order.Status.OrderNumber))
        {
            orders.Add(await WithLinesAsync(order, taken, cancellationToken));
        }

        return [.. orders.OrderByDescending(order => order.Status.PlacedAt)];
    }

    private static ShopOrder WithoutLines(PlacedOrder order) => new(
        new(order.Number, PlacedOrder.Status, order.PlacedAt, null, null, null, null, null),
        order.CustomerId, [], order.PaymentMethod, order.PaymentLast4, order.ShipTo, order.ShippingFee, order.ShippingFee);

    /// <summary>An order with what conversations have added to it since the shop's files were made.</summary>
    private async Task<ShopOrder> WithLinesAsync(ShopOrder order, IReadOnlyDictionary<string, long> taken, CancellationToken cancellationToken)
    {
        var added = await placedOrders.LinesAsync(order.Status.OrderNumber, cancellationToken);
        var lines = order.Lines.ToBuilder();
        foreach (var line in added)
        {
            // What the shop does not sell any more is not shown, and paid all the same.
            if (await files.FindProductAsync(line.Sku, cancellationToken) is { } product)
            {
                lines.Add(new(product, 1, line.Price));
            }
        }

        return order with
        {
            Lines = [.. lines.OrderBy(line => line.Product.Sku, StringComparer.Ordinal).Select(line => line with { Product = Left(line.Product, taken) })],
            Total = order.Total + added.Sum(line => line.Price),
        };
    }

    private static Product Left(Product product, IReadOnlyDictionary<string, long> taken) =>
        product with { Stock = (int)Math.Clamp(product.Stock - taken.GetValueOrDefault(product.Sku), 0, int.MaxValue) };
}
