using System.Globalization;
using Platform.Encryption;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// The wrapped data keys of a cluster: of each owner a row for the current one, changed only under the condition that it is as it was read, and
/// one for each retired one. The first index finds them by their key-encryption key.
/// </summary>
internal sealed class DynamoDataKeyStore(DynamoTable rows, DynamoTransactions transactions, TimeProvider time) : IDataKeyStore
{
    private const string Current = "current";
    private const string Retired = "retired#";

    /// <inheritdoc/>
    public async Task<StoredDataKey?> FindCurrentAsync(UInt128 owner, CancellationToken cancellationToken = default) =>
        (await rows.FindAsync(Partition(owner), Current, cancellationToken))?.As<Stored>().ToKey(owner);

    /// <inheritdoc/>
    public async Task<StoredDataKey?> FindAsync(DataKeyId id, CancellationToken cancellationToken = default) =>
        await FindCurrentAsync(id.Owner, cancellationToken) is { } current && current.Id == id
            ? current
            : (await rows.FindAsync(Partition(id.Owner), RetiredSort(id), cancellationToken))?.As<Stored>().ToKey(id.Owner);

    /// <inheritdoc/>
    public async Task<bool> TryAddAsync(StoredDataKey key, CancellationToken cancellationToken = default)
    {
        var row = Row(key, Current);
        if (await rows.TryAddAsync(row, cancellationToken))
        {
            return true;
        }

        // An answer that was lost, an earlier key that was retired, or somebody who was first.
        var after = await rows.ChangeAsync(row.Partition, Current, found => found.As<Stored>().IsRetired ? row : null, cancellationToken);
        return after is null ? await TryAddAsync(key, cancellationToken) : after.As<Stored>().Number == Stored.Of(key).Number;
    }

    /// <inheritdoc/>
    public async Task RewrapAsync(StoredDataKey read, WrappedKey wrapped, CancellationToken cancellationToken = default)
    {
        foreach (var sort in (string[])[Current, RetiredSort(read.Id)])
        {
            var seen = Stored.Of(read);
            await rows.ChangeAsync(
                Partition(read.Id.Owner),
                sort,
                found => found.As<Stored>() is var stored && stored.Number == seen.Number && stored.Wrapped == seen.Wrapped
                    ? Row(read with { Wrapped = wrapped }, sort, stored.RetiredAt)
                    : null,
                cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task RetireAsync(UInt128 owner, CancellationToken cancellationToken = default)
    {
        // All at once: a key that is to be read with and is not current, with the moment from which its destruction is counted. In two steps, who
        // falls asleep between them would bring back a key that somebody else has destroyed meanwhile.
        while (await rows.FindAsync(Partition(owner), Current, cancellationToken) is { } row && row.As<Stored>().ToKey(owner) is { } current)
        {
            var none = DynamoRow.Of(row.Partition, row.Sort, Stored.None);
            var retired = Row(current, RetiredSort(current.Id), time.GetUtcNow());
            if (await transactions.TryAsync([new DynamoChange.Replace(row, none), new DynamoChange.Add(retired)], cancellationToken) is 1)
            {
                throw new InvalidOperationException($"the data key {current.Id} is current and retired: remove its row {RetiredSort(current.Id)}");
            }

            // It is done; or somebody else has retired it, or wrapped it anew: look again.
        }
    }

    /// <summary>The owner's retired keys, each with the moment.</summary>
    public async Task<IReadOnlyList<RetiredDataKey>> ListRetirementsAsync(UInt128 owner, CancellationToken cancellationToken)
    {
        var retired = new List<RetiredDataKey>();
        await foreach (var row in rows.QueryAsync(new(Partition(owner)) { Prefix = Retired }, cancellationToken))
        {
            // One without a moment cannot be: it would never be due.
            var stored = row.As<Stored>();
            retired.Add(new(stored.ToKey(owner)!.Id, stored.RetiredAt ?? DateTimeOffset.MaxValue));
        }

        return retired;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DataKeyId>> ListRetiredAsync(UInt128 owner, CancellationToken cancellationToken = default) =>
        [.. (await ListRetirementsAsync(owner, cancellationToken)).Select(retired => retired.Id)];

    /// <inheritdoc/>
    public Task DestroyAsync(DataKeyId id, CancellationToken cancellationToken = default) => rows.RemoveAsync(Partition(id.Owner), RetiredSort(id), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredDataKey>> ListAsync(string keyEncryptionKey, int limit, CancellationToken cancellationToken = default)
    {
        var found = new List<StoredDataKey>();
        await foreach (var row in rows.QueryAsync(new(By(keyEncryptionKey), Index: 1) { Limit = limit }, cancellationToken))
        {
            // The index follows its table within moments: the table says how it is.
            var owner = DataKeyId.OwnerOf(row.Partition[Partition("").Length..]);
            if ((await rows.FindAsync(row.Partition, row.Sort, cancellationToken))?.As<Stored>().ToKey(owner) is { } key && key.Wrapped.KeyEncryptionKey == keyEncryptionKey)
            {
                found.Add(key);
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default) => await FindCurrentAsync(DataKeyId.Platform, cancellationToken) is not null;

    private static DynamoRow Row(StoredDataKey key, string sort, DateTimeOffset? retiredAt = null) =>
        DynamoRow.Of(Partition(key.Id.Owner), sort, Stored.Of(key) with { RetiredAt = retiredAt }) with { First = (By(key.Wrapped.KeyEncryptionKey), key.Id.ToString()) };

    private static string Partition(UInt128 owner) => Partition(new DataKeyId(owner, 0).OwnerId);

    private static string Partition(string ownerId) => $"data-key#{ownerId}";

    private static string RetiredSort(DataKeyId id) => $"{Retired}{Stored.Hex(id.Number)}";

    private static string By(string keyEncryptionKey) => $"data-keys#{keyEncryptionKey}";

    private sealed record Stored(string Number, string KeyEncryptionKey, string Wrapped, DateTimeOffset CreatedAt)
    {
        public DateTimeOffset? RetiredAt { get; init; }

        public static Stored None { get; } = new("", "", "", default);

        public bool IsRetired => Number.Length == 0;

        public static Stored Of(StoredDataKey key) =>
            new(Hex(key.Id.Number), key.Wrapped.KeyEncryptionKey, Convert.ToBase64String(key.Wrapped.Bytes.Span), key.CreatedAt);

        public static string Hex(ulong number) => number.ToString("x16", CultureInfo.InvariantCulture);

        public StoredDataKey? ToKey(UInt128 owner) => IsRetired
            ? null
            : new(new(owner, ulong.Parse(Number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)), new(KeyEncryptionKey, Convert.FromBase64String(Wrapped)), CreatedAt);
    }
}
