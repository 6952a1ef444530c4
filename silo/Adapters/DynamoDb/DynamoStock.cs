using System.Collections.Immutable;
using Platform.Purchases;
using Platform.Silo.Adapters.Shop;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// Reservations beside the shop's stock, as in one process (docs/adr/0015-offers-and-purchases.md): counted is what is taken off, by article,
/// and the shop's files say what it is taken off from. A reservation, the counters of its articles and its place among those that expire
/// change together or not at all; its own row is what makes a repeat harmless (docs/adr/0032-shop-of-a-cluster.md).
/// </summary>
internal sealed class DynamoStock(DynamoTable rows, DynamoTransactions transactions, SqliteShop catalogue, TimeProvider time) : IStock
{
    // A reservation has one owner, who is in one place but for moments.
    private const int MostTries = 20;

    /// <summary>The counters: an article's pieces that are held or sold.</summary>
    private const string Taken = "stock-taken";

    /// <summary>What is held, by the moment at which it expires.</summary>
    private const string Holds = "stock-holds";

    /// <inheritdoc/>
    public async Task<bool> ReserveAsync(string reservation, ImmutableArray<StockLine> lines, DateTimeOffset expiresAt, CancellationToken cancellationToken = default)
    {
        await LapseAsync(cancellationToken);
        return await DecideAsync(
            reservation,
            async row => row?.As<StockReservation>() switch
            {
                { Status: StockStatus.Released } => new(false, []),
                { Status: StockStatus.Sold } => new(true, []),
                { Status: StockStatus.Held } held when held.ExpiresAt == expiresAt => new(true, []),
                { Status: StockStatus.Held } held => new(true,
                [
                    Put(reservation, row, held with { ExpiresAt = expiresAt }), Unhold(reservation, held), Hold(reservation, held with { ExpiresAt = expiresAt }),
                ]),
                _ => await TakeAsync(reservation, row, new(StockStatus.Held, Sum(lines), expiresAt), cancellationToken),
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> CommitAsync(string reservation, CancellationToken cancellationToken = default)
    {
        // What others held and has expired is free for one that has expired earlier.
        await LapseAsync(cancellationToken);
        return await DecideAsync(
            reservation,
            async row => row?.As<StockReservation>() switch
            {
                { Status: StockStatus.Sold } => new(true, []),
                { Status: StockStatus.Held } held => new(true, [Put(reservation, row, held with { Status = StockStatus.Sold }), Unhold(reservation, held)]),
                { Status: StockStatus.Lapsed } lapsed => await TakeAsync(reservation, row, lapsed with { Status = StockStatus.Sold }, cancellationToken),
                _ => new(false, []),
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(string reservation, CancellationToken cancellationToken = default) => DecideAsync(
        reservation,
        row => Task.FromResult<Answer>(row?.As<StockReservation>() switch
        {
            null => new(true, [Put(reservation, null, StockReservation.Dead)]),
            { Status: StockStatus.Released } => new(true, []),
            var stored => new(true, GiveBack(reservation, row, stored, StockStatus.Released)),
        }),
        cancellationToken);

    /// <summary>The pieces of each article that are held or sold now; what has expired is not.</summary>
    public async Task<IReadOnlyDictionary<string, long>> TakenAsync(CancellationToken cancellationToken)
    {
        var taken = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var counter in rows.QueryAsync(new(Taken), cancellationToken))
        {
            taken[counter.Sort] = counter.Counted;
        }

        // Behind the counters: who lapses in between makes this a few pieces too few, never too many.
        await foreach (var hold in Expired(cancellationToken))
        {
            foreach (var line in hold.As<ImmutableArray<StockLine>>())
            {
                taken[line.Sku] = taken.GetValueOrDefault(line.Sku) - line.Quantity;
            }
        }

        return taken;
    }

    /// <summary>Gives back what has expired.</summary>
    private async Task LapseAsync(CancellationToken cancellationToken)
    {
        await foreach (var hold in Expired(cancellationToken))
        {
            var reservation = hold.Sort[(Sortable(0).Length + 1)..];
            var row = await rows.FindAsync(Partition(reservation), DynamoRow.Only, cancellationToken);
            if (row?.As<StockReservation>() is { Status: StockStatus.Held } held && HoldKey(reservation, held) == hold.Sort)
            {
                // Refused when it changes just now: then it is not expired any more, or somebody else has done this.
                await transactions.TryAsync(GiveBack(reservation, row, held, StockStatus.Lapsed), cancellationToken);
            }
        }
    }

    private IAsyncEnumerable<DynamoRow> Expired(CancellationToken cancellationToken) =>
        rows.QueryAsync(new(Holds) { Before = Sortable(time.GetUtcNow().UtcTicks + 1) }, cancellationToken);

    private async Task<bool> DecideAsync(string reservation, Func<DynamoRow?, Task<Answer>> decide, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var answer = await decide(await rows.FindAsync(Partition(reservation), DynamoRow.Only, cancellationToken));
            switch (answer.Changes is [] ? null : await transactions.TryAsync(answer.Changes, cancellationToken))
            {
                case null:
                    return answer.Value;
                case > 0:
                    // The reservation is as it was read and one of its counters is not: others have the pieces.
                    return false;
                default:
                    break;
            }
        }

        throw new InvalidOperationException($"reservation {reservation} was changed by others {MostTries} times in a row");
    }

    /// <summary>Takes all pieces, or answers that there are too few.</summary>
    private async Task<Answer> TakeAsync(string reservation, DynamoRow? row, StockReservation wanted, CancellationToken cancellationToken)
    {
        var changes = new List<DynamoChange> { Put(reservation, row, wanted) };
        foreach (var line in wanted.Lines)
        {
            var stock = (await catalogue.FindProductAsync(line.Sku, cancellationToken))?.Stock ?? 0;
            changes.Add(new DynamoChange.Count(Taken, line.Sku, line.Quantity, stock));
        }

        if (wanted.Status == StockStatus.Held)
        {
            changes.Add(Hold(reservation, wanted));
        }

        return new(true, changes);
    }

    private static List<DynamoChange> GiveBack(string reservation, DynamoRow row, StockReservation stored, StockStatus status) =>
    [
        Put(reservation, row, stored with { Status = status }),
        .. stored.IsTaken ? stored.Lines.Select(line => new DynamoChange.Count(Taken, line.Sku, -line.Quantity)) : [],
        .. stored.Status == StockStatus.Held ? (DynamoChange[])[Unhold(reservation, stored)] : [],
    ];

    private static DynamoChange Put(string reservation, DynamoRow? read, StockReservation stored) =>
        DynamoRow.Of(Partition(reservation), DynamoRow.Only, stored) is var row && read is null ? new DynamoChange.Add(row) : new DynamoChange.Replace(read, row);

    private static DynamoChange Hold(string reservation, StockReservation held) => new DynamoChange.Add(DynamoRow.Of(Holds, HoldKey(reservation, held), held.Lines));

    private static DynamoChange Unhold(string reservation, StockReservation held) => new DynamoChange.Remove(Holds, HoldKey(reservation, held));

    private static string HoldKey(string reservation, StockReservation held) => $"{Sortable(held.ExpiresAt.UtcTicks)}#{reservation}";

    private static string Partition(string reservation) => $"stock#{reservation}";

    private static ImmutableArray<StockLine> Sum(ImmutableArray<StockLine> lines) =>
        [.. lines.GroupBy(line => line.Sku).Select(group => new StockLine(group.Key, group.Sum(line => line.Quantity)))];

    /// <summary>What to answer, and what has to be written for that; the reservation's own row first.</summary>
    private sealed record Answer(bool Value, IReadOnlyList<DynamoChange> Changes);
}
