using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Platform.Offers;
using Platform.Silo.Adapters.Shop;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// Where placed orders and added lines are: an order under its number, under number and address together, under its customer and under its
/// address, four rows that come and go together; lines under the number of their order. All are read from the table itself.
/// </summary>
internal sealed class PlacedOrderRows(DynamoTable rows)
{
    /// <summary>The writes that enter an order; refused when its number is taken.</summary>
    public static IEnumerable<DynamoChange> Enter(PlacedOrder order) =>
        Places(order).Select(place => new DynamoChange.Add(DynamoRow.Of(place.Partition, place.Sort, order)));

    /// <summary>The writes that take an order out again.</summary>
    public static IEnumerable<DynamoChange> Leave(PlacedOrder order) => Places(order).Select(place => new DynamoChange.Remove(place.Partition, place.Sort));

    /// <summary>The write that adds lines to an order.</summary>
    public static DynamoChange AddLines(string number, string key, ImmutableArray<OfferLine> lines) =>
        new DynamoChange.Add(DynamoRow.Of(LinesOf(number), key, lines));

    /// <summary>The write that takes them out again.</summary>
    public static DynamoChange RemoveLines(string number, string key) => new DynamoChange.Remove(LinesOf(number), key);

    /// <summary>An order by its number; null when none was placed with it.</summary>
    public async Task<PlacedOrder?> FindAsync(string number, CancellationToken cancellationToken) => await FindAsync(OrderKey.Number(number), cancellationToken);

    /// <summary>An order by number and address. One read whichever of them is wrong: its time tells nothing.</summary>
    public async Task<PlacedOrder?> FindAsync(string number, string email, CancellationToken cancellationToken) =>
        await FindAsync(OrderKey.Match(number, email), cancellationToken);

    /// <summary>A customer's orders.</summary>
    public Task<IReadOnlyList<PlacedOrder>> ListAsync(string customerId, CancellationToken cancellationToken) => ListOfAsync(OfCustomer(customerId), cancellationToken);

    /// <summary>The orders with an address.</summary>
    public Task<IReadOnlyList<PlacedOrder>> ListByEmailAsync(string email, CancellationToken cancellationToken) => ListOfAsync(ByEmail(email), cancellationToken);

    /// <summary>What conversations have added to an order.</summary>
    public async Task<IReadOnlyList<OfferLine>> LinesAsync(string number, CancellationToken cancellationToken)
    {
        var lines = new List<OfferLine>();
        await foreach (var row in rows.QueryAsync(new(LinesOf(number)), cancellationToken))
        {
            lines.AddRange(row.As<ImmutableArray<OfferLine>>());
        }

        return lines;
    }

    private async Task<PlacedOrder?> FindAsync(byte[] key, CancellationToken cancellationToken) =>
        (await rows.FindAsync(ByKey(key), DynamoRow.Only, cancellationToken))?.As<PlacedOrder>();

    private async Task<IReadOnlyList<PlacedOrder>> ListOfAsync(string partition, CancellationToken cancellationToken)
    {
        var orders = new List<PlacedOrder>();
        await foreach (var row in rows.QueryAsync(new(partition), cancellationToken))
        {
            orders.Add(row.As<PlacedOrder>());
        }

        return orders;
    }

    private static (string Partition, string Sort)[] Places(PlacedOrder order) =>
    [
        (ByKey(OrderKey.Number(order.Number)), DynamoRow.Only),
        (ByKey(OrderKey.Match(order.Number, order.Email)), DynamoRow.Only),
        (OfCustomer(order.CustomerId), order.Number),
        (ByEmail(order.Email), order.Number),
    ];

    private static string ByKey(byte[] key) => $"placed#{Convert.ToHexStringLower(key)}";

    private static string OfCustomer(string customerId) => $"placed-of#{customerId}";

    private static string ByEmail(string email) => $"placed-by#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())))}";

    private static string LinesOf(string number) => $"order-lines#{OrderKey.NormalizeNumber(number)}";
}
