using System.Collections.Immutable;
using Platform.Orders;
using Platform.Purchases;
using Platform.Shop;
using Platform.Silo.Adapters.Purchases;
using Platform.Silo.Adapters.Shop;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>What conversations add to the shop's orders: a row for each key, which changes together with the lines and the order that it stands for.</summary>
internal sealed class DynamoOrderBook(DynamoTable rows, DynamoTransactions transactions, IShop shop, IOrderStore orders, ShopTimeZones zones) : IOrderBook
{
    private const int MostTries = 20;

    /// <inheritdoc/>
    public async Task<string?> AddAsync(OrderAddition addition, CancellationToken cancellationToken = default)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await rows.FindAsync(Partition(addition.Key), DynamoRow.Only, cancellationToken) is { } known)
            {
                return known.As<Stored>() is { IsRemoved: false } stored ? stored.Number : null;
            }

            var open = await FindOpenAsync(addition, cancellationToken);
            var placed = open is null ? await PlaceAsync(addition, cancellationToken) : null;
            if ((open ?? placed?.Number) is not { } number)
            {
                return null;
            }

            // Refused when somebody else with this key was faster, or when the new number was taken: both are seen by looking again.
            if (await transactions.TryAsync(Changes(addition, number, placed), cancellationToken) is null)
            {
                return number;
            }
        }

        throw new InvalidOperationException($"addition {addition.Key} was overtaken {MostTries} times in a row");
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string key, CancellationToken cancellationToken = default)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var row = await rows.FindAsync(Partition(key), DynamoRow.Only, cancellationToken);
            var stored = row?.As<Stored>();
            if (stored is { IsRemoved: true })
            {
                return;
            }

            // Also when it was never added: a late repeat must not bring it back.
            var removed = Row(key, new(null, null, IsRemoved: true));
            DynamoChange[] changes = row is null || stored is null
                ? [new DynamoChange.Add(removed)]
                : [
                    new DynamoChange.Replace(row, removed),
                    .. stored.Number is { } number ? (DynamoChange[])[PlacedOrderRows.RemoveLines(number, key)] : [],
                    .. stored.Placed is { } placed ? PlacedOrderRows.Leave(placed) : [],
                ];
            if (await transactions.TryAsync(changes, cancellationToken) is null)
            {
                return;
            }
        }

        throw new InvalidOperationException($"addition {key} was changed by others {MostTries} times in a row");
    }

    private static ImmutableArray<DynamoChange> Changes(OrderAddition addition, string number, PlacedOrder? placed) =>
    [
        new DynamoChange.Add(Row(addition.Key, new(number, placed, IsRemoved: false))),
        PlacedOrderRows.AddLines(number, addition.Key, addition.Lines),
        .. placed is null ? [] : PlacedOrderRows.Enter(placed),
    ];

    private async Task<string?> FindOpenAsync(OrderAddition addition, CancellationToken cancellationToken) =>
        addition.OrderNumber is { } number && await shop.FindOrderAsync(number, cancellationToken) is { } order
        && order.CustomerId == addition.ShopCustomerId && order.Status.Status is not ("Delivered" or "Cancelled" or "Returned")
            ? order.Status.OrderNumber
            : null;

    /// <summary>A new order to the address and with the method of the paying one; null when the customer has no such order.</summary>
    private async Task<PlacedOrder?> PlaceAsync(OrderAddition addition, CancellationToken cancellationToken)
    {
        if (await shop.FindOrderAsync(addition.PayingOrder, cancellationToken) is not { } paying || paying.CustomerId != addition.ShopCustomerId
            || await orders.MatchAsync(new(paying.Status.OrderNumber, null), cancellationToken) is not { } match)
        {
            return null;
        }

        var number = SqliteOrderBook.FirstNumber(addition.Key);
        while (await shop.FindOrderAsync($"{number}", cancellationToken) is not null)
        {
            number++;
        }

        return new(
            $"{number}", paying.CustomerId, match.Email, addition.At, paying.PaymentMethod, paying.PaymentLast4, paying.ShipTo, addition.ShippingFee,
            await zones.OfAsync(paying.CustomerId, cancellationToken));
    }

    private static DynamoRow Row(string key, Stored stored) => DynamoRow.Of(Partition(key), DynamoRow.Only, stored);

    private static string Partition(string key) => $"order-addition#{key}";

    private sealed record Stored(string? Number, PlacedOrder? Placed, bool IsRemoved);
}
