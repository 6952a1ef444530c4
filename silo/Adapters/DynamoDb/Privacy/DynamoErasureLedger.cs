using System.Globalization;
using Platform.Customers;
using Platform.Privacy;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>
/// The ledger of erasures: all in one partition by number, open ones in index 1 as well, and a row for each customer that names the newest and
/// makes two who ask at once ask for one.
/// </summary>
internal sealed class DynamoErasureLedger(DynamoTable rows) : IErasureLedger
{
    private const string All = "erasures";
    private const string Open = "erasures-open";

    /// <inheritdoc/>
    public async Task<Erasure> AskAsync(string address, string by, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var customerId = CustomerIds.FromAddress(address);
        while (true)
        {
            var newest = await rows.FindAsync(Newest(customerId), DynamoRow.Only, cancellationToken);
            if (newest is not null && await FindAsync(newest.As<long>(), cancellationToken) is { Erasure: { State: ErasureState.Asked } open })
            {
                return open;
            }

            // The erasure first: what is entered and not named yet is carried out all the same.
            var number = await rows.NextAsync(All, cancellationToken);
            var asked = new Erasure(number, customerId, at, by, ErasureState.Asked, 0, "", null);
            await rows.TryAddAsync(Row(new(asked, address)), cancellationToken);
            var name = DynamoRow.Of(Newest(customerId), DynamoRow.Only, number);
            var named = newest is null
                ? await rows.TryAddAsync(name, cancellationToken)
                : await rows.ChangeAsync(name.Partition, name.Sort, row => row.Data == newest.Data ? name : null, cancellationToken) is { } after && after.Data == name.Data;
            if (named || (await rows.FindAsync(name.Partition, name.Sort, cancellationToken))?.Data == name.Data)
            {
                return asked;
            }

            await rows.RemoveAsync(All, Sortable(number), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpenErasure>> ListOpenAsync(CancellationToken cancellationToken = default)
    {
        var open = new List<OpenErasure>();
        await foreach (var row in rows.QueryAsync(new(Open, Index: 1), cancellationToken))
        {
            // The index may be behind: what counts is the row.
            var number = long.Parse(row.Sort, CultureInfo.InvariantCulture);
            if (await FindAsync(number, cancellationToken) is { Erasure: { State: not ErasureState.Done } erasure } found)
            {
                open.Add(new(erasure, found.Address is { } address ? new(address, erasure.RequestedAt, long.MaxValue) : null));
            }
        }

        return open;
    }

    /// <inheritdoc/>
    public Task MarkErasedAsync(long number, int items, string residue, CancellationToken cancellationToken = default) => ChangeAsync(
        number,
        ErasureState.Asked,
        stored => new(stored.Erasure with { State = ErasureState.Erased, Items = items, Residue = residue }, null),
        cancellationToken);

    /// <inheritdoc/>
    public Task MarkDoneAsync(long number, DateTimeOffset at, CancellationToken cancellationToken = default) => ChangeAsync(
        number, ErasureState.Erased, stored => stored with { Erasure = stored.Erasure with { State = ErasureState.Done, FinishedAt = at } }, cancellationToken);

    /// <inheritdoc/>
    public async Task<Erasure?> FindAsync(string customerId, CancellationToken cancellationToken = default) =>
        await rows.FindAsync(Newest(customerId), DynamoRow.Only, cancellationToken) is { } newest ? (await FindAsync(newest.As<long>(), cancellationToken))?.Erasure : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Erasure>> ListAsync(int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var erasures = new List<Erasure>();
        await foreach (var row in rows.QueryAsync(new(All) { Descending = true, Limit = limit }, cancellationToken))
        {
            erasures.Add(row.As<Stored>().Erasure);
        }

        return erasures;
    }

    private async Task<Stored?> FindAsync(long number, CancellationToken cancellationToken) =>
        (await rows.FindAsync(All, Sortable(number), cancellationToken))?.As<Stored>();

    private Task ChangeAsync(long number, ErasureState from, Func<Stored, Stored> change, CancellationToken cancellationToken) => rows.ChangeAsync(
        All, Sortable(number), row => row.As<Stored>() is var stored && stored.Erasure.State == from ? Row(change(stored)) : null, cancellationToken);

    private static DynamoRow Row(Stored stored) => DynamoRow.Of(All, Sortable(stored.Erasure.Number), stored) with
    {
        First = stored.Erasure.State == ErasureState.Done ? null : (Open, Sortable(stored.Erasure.Number)),
    };

    private static string Newest(string customerId) => $"erasure-of#{customerId}";

    /// <summary>An erasure.</summary>
    /// <param name="Erasure">Its audit.</param>
    /// <param name="Address">Whom, while it is needed.</param>
    private sealed record Stored(Erasure Erasure, string? Address);
}
