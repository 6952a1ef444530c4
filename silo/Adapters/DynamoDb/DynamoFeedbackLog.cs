using System.Collections.Immutable;
using Platform.Bounces;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Bounces and complaints: a partition for each mail that reports, numbered in the order in which they came.</summary>
internal sealed class DynamoFeedbackLog(DynamoTable rows) : IFeedbackLog
{
    /// <summary>The partition of all entries in index 1.</summary>
    internal const string All = "feedback";

    /// <inheritdoc/>
    public async Task PutAsync(ImmutableArray<FeedbackEntry> entries, CancellationToken cancellationToken = default)
    {
        foreach (var entry in entries)
        {
            var (partition, sort) = ($"{All}#{entry.Mail}", Sortable(entry.Place));
            if (await rows.FindAsync(partition, sort, cancellationToken) is null)
            {
                var number = await rows.NextAsync(All, cancellationToken);
                var row = DynamoRow.Of(partition, sort, new NumberedFeedback(number, entry)) with
                {
                    Owner = entry.CustomerId ?? "", First = (All, Sortable(number)), Second = (Half(entry.Ignored is not null), Sortable(number)),
                };
                await rows.TryAddAsync(row, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NumberedFeedback>> ListAsync(bool? ignored, long before, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var query = ignored is { } half ? new DynamoQuery(Half(half), Index: 2) : new DynamoQuery(All, Index: 1);
        var found = new List<NumberedFeedback>();
        await foreach (var row in rows.QueryAsync(query with { Before = Sortable(before), Descending = true, Limit = limit }, cancellationToken))
        {
            found.Add(row.As<NumberedFeedback>());
        }

        return found;
    }

    private static string Half(bool ignored) => ignored ? $"{All}#ignored" : $"{All}#counted";
}
