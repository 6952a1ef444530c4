using Platform.Encryption;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// Finds the rows of a customer that a retired key still encrypts and gives them the customer's next one, each under the condition that it is
/// still as it was read. Every store of rows that encrypts has its place here.
/// </summary>
/// <param name="rows">The rows.</param>
internal sealed class DynamoRowReencryption(DynamoTable rows)
{
    /// <summary>Goes through the customer's rows once. May be repeated, and done by two at once.</summary>
    /// <returns>How many rows were found under the key.</returns>
    public async Task<int> RunAsync(DataKeyId retired, CancellationToken cancellationToken = default)
    {
        var (customer, header) = (retired.OwnerId, ContentCipher.TextHeaderOf(retired));
        var found = 0;
        await foreach (var job in rows.QueryAsync(new(DynamoJobSchedule.OwnerPartition(customer)), cancellationToken))
        {
            await ChangeAsync(DynamoJobSchedule.JobPartition(job.Sort), DynamoRow.Only);
        }

        foreach (var place in (DynamoQuery[])[
            new(DynamoNotificationOutbox.OfCustomer(customer), Index: 2),
            new(DynamoOfferStore.Partition(customer)),
            new(DynamoLeadList.Partition(customer)),
            new(DynamoFeedbackLog.All, Index: 1)])
        {
            await foreach (var row in rows.QueryAsync(place, cancellationToken))
            {
                if (IsUnder(row))
                {
                    await ChangeAsync(row.Partition, row.Sort);
                }
            }
        }

        return found;

        bool IsUnder(DynamoRow row) => row.Stored!.StartsWith(header, StringComparison.Ordinal);

        async Task ChangeAsync(string partition, string sort)
        {
            var counted = false;
            await rows.ChangeAsync(
                partition,
                sort,
                row =>
                {
                    counted |= IsUnder(row);
                    return IsUnder(row) ? row with { Owner = customer } : null;
                },
                cancellationToken);
            found += counted ? 1 : 0;
        }
    }
}
