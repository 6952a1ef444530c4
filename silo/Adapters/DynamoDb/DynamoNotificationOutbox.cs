using System.Globalization;
using Platform.Notifications;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Text messages and notes for the app: all by number in index 1, a customer's in index 2, a channel's that are open in index 3.</summary>
internal sealed class DynamoNotificationOutbox(DynamoTable rows) : INotificationOutbox
{
    private const string All = "notes";

    /// <inheritdoc/>
    public async Task PutAsync(OutboxEntry entry, CancellationToken cancellationToken = default)
    {
        if (await rows.FindAsync(Partition(entry.Id), DynamoRow.Only, cancellationToken) is null)
        {
            var number = await rows.NextAsync(All, cancellationToken);
            await rows.TryAddAsync(Row(new(number, entry, null)), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NumberedEntry>> ListAsync(OutboxQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        var index = query switch
        {
            { CustomerId: { } customer } => new DynamoQuery(OfCustomer(customer), Index: 2),
            { Channel: { } channel, OpenOnly: true } => new DynamoQuery(Open(channel), Index: 3),
            _ => new DynamoQuery(All, Index: 1),
        };
        var entries = new List<NumberedEntry>();
        await foreach (var row in rows.QueryAsync(index with { After = Sortable(query.After) }, cancellationToken))
        {
            var entry = row.As<NumberedEntry>();
            if ((query.Channel is null || entry.Entry.Channel == query.Channel) && (!query.OpenOnly || entry.DoneAt is null))
            {
                entries.Add(entry);
                if (entries.Count == query.Limit)
                {
                    break;
                }
            }
        }

        return entries;
    }

    /// <inheritdoc/>
    public async Task<bool> MarkAsync(long number, NotificationChannel channel, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var sort = Sortable(number);
        await foreach (var found in rows.QueryAsync(new(All, Index: 1) { Prefix = sort, Limit = 1 }, cancellationToken))
        {
            var marked = await rows.ChangeAsync(
                found.Partition,
                found.Sort,
                row => row.As<NumberedEntry>() is { DoneAt: null } entry && entry.Entry.Channel == channel ? Row(entry with { DoneAt = at }) : null,
                cancellationToken);
            return marked?.As<NumberedEntry>() is { DoneAt: not null } done && done.Entry.Channel == channel;
        }

        return false;
    }

    private static DynamoRow Row(NumberedEntry entry)
    {
        var sort = Sortable(entry.Number);
        return DynamoRow.Of(Partition(entry.Entry.Id), DynamoRow.Only, entry) with
        {
            Owner = entry.Entry.CustomerId,
            First = (All, sort),
            Second = (OfCustomer(entry.Entry.CustomerId), sort),
            Third = entry.DoneAt is null ? (Open(entry.Entry.Channel), sort) : null,
        };
    }

    private static string Partition(string id) => $"note#{id}";

    /// <summary>The partition of a customer's entries in index 2.</summary>
    internal static string OfCustomer(string customerId) => $"notes-of#{customerId}";

    private static string Open(NotificationChannel channel) => string.Create(CultureInfo.InvariantCulture, $"notes-open#{(int)channel}");
}
