namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Rows of a customer: jobs, messages, offers, the lead, feedback. Every store of rows that encrypts has its place here.</summary>
internal sealed class RowReencryption(DynamoTable rows) : IReencryption
{
    /// <inheritdoc/>
    public async Task<int> RunAsync(RetiredKey retired, CancellationToken cancellationToken)
    {
        var customer = retired.CustomerId;
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

        bool IsUnder(DynamoRow row) => retired.Encrypts(row.Stored!);

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
