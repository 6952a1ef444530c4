namespace Platform.Benchmarks.Workload;

/// <summary>An order of the demo shop.</summary>
internal sealed record ShopOrder(string Number, string Email)
{
    /// <summary>Orders of <c>samples/shop/orders.csv</c>, whose first fields have no quotes.</summary>
    public static ShopOrder[] ReadAll(string shopFolder) =>
    [
        .. File.ReadLines(Path.Combine(shopFolder, "orders.csv")).Skip(1).Select(line => line.Split(',')).Select(fields => new ShopOrder(fields[0], fields[2])),
    ];
}
