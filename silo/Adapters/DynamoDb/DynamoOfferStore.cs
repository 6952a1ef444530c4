using Platform.Offers;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Promised prices: a partition for each customer, and a row that tells whose an offer is.</summary>
internal sealed class DynamoOfferStore(DynamoTable rows) : IOfferStore
{
    private const int MostListed = 100;

    private enum Status
    {
        Held = 0,
        Taken = 1,
        Dropped = 2,
    }

    /// <inheritdoc/>
    public Task HoldAsync(Offer offer, CancellationToken cancellationToken = default) => AddAsync(offer, Status.Held, cancellationToken);

    /// <inheritdoc/>
    public async Task TakeAsync(Offer offer, CancellationToken cancellationToken = default)
    {
        await AddAsync(offer, Status.Taken, cancellationToken);
        await rows.ChangeAsync(
            Partition(offer.CustomerId),
            offer.Id,
            row => row.As<Stored>() is { Status: Status.Held } stored ? Row(stored with { Status = Status.Taken }) : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DropAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await rows.FindAsync(Owner(id), DynamoRow.Only, cancellationToken) is { } owner)
        {
            await rows.ChangeAsync(
                Partition(owner.As<string>()),
                id,
                row => Row(row.As<Stored>() with { Status = Status.Dropped }),
                cancellationToken);
        }
    }

    /// <summary>Removes a customer's offers.</summary>
    /// <returns>How many there were.</returns>
    internal async Task<int> RemoveAllAsync(string customerId, CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var row in rows.QueryAsync(new(Partition(customerId)) { WithErased = true }, cancellationToken))
        {
            // Whose it is goes first: the row itself tells which offers there are.
            await rows.RemoveAsync(Owner(row.Sort), DynamoRow.Only, cancellationToken);
            await rows.RemoveAsync(row.Partition, row.Sort, cancellationToken);
            removed++;
        }

        return removed;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Offer>> ListTakenAsync(string customerId, CancellationToken cancellationToken = default) =>
        ListAsync(customerId, stored => stored.Status == Status.Taken, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Offer>> ListAsync(string customerId, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        ListAsync(customerId, stored => stored.Status == Status.Held && stored.Offer.ExpiresAt > now, cancellationToken);

    private async Task AddAsync(Offer offer, Status status, CancellationToken cancellationToken)
    {
        await rows.PutAsync(DynamoRow.Of(Owner(offer.Id), DynamoRow.Only, offer.CustomerId), cancellationToken);
        await rows.TryAddAsync(Row(new(offer, status)), cancellationToken);
    }

    private async Task<IReadOnlyList<Offer>> ListAsync(string customerId, Func<Stored, bool> wanted, CancellationToken cancellationToken)
    {
        var offers = new List<Offer>();
        await foreach (var row in rows.QueryAsync(new(Partition(customerId)), cancellationToken))
        {
            if (row.As<Stored>() is var stored && wanted(stored))
            {
                offers.Add(stored.Offer);
            }
        }

        return [.. offers.OrderByDescending(offer => offer.MadeAt).Take(MostListed)];
    }

    private static DynamoRow Row(Stored stored) => DynamoRow.Of(Partition(stored.Offer.CustomerId), stored.Offer.Id, stored) with { Owner = stored.Offer.CustomerId };

    /// <summary>The partition of a customer.</summary>
    internal static string Partition(string customerId) => $"offers-of#{customerId}";

    private static string Owner(string id) => $"offer#{id}";

    private sealed record Stored(Offer Offer, Status Status);
}
