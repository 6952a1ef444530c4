using Platform.Bounces;
using Platform.Encryption;
using Platform.LeadPackages;
using Platform.Leads;
using Platform.Notifications;
using Platform.Privacy;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Rows of other features that belong to a customer's id. What a purchase left in the shop's books is the shop's to keep.</summary>
internal sealed class DynamoCustomerRowData(DynamoTable rows, DynamoOfferStore offers, ILeadList leads, ILeadPackageList packages) : IPersonalData
{
    /// <inheritdoc/>
    public string Name => "rows";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default)
    {
        var messages = await ListAsync(Messages(person) with { WithErased = false }, cancellationToken);
        return messages.Count > 0 ? messages.Select(row => row.As<NumberedEntry>().Entry).Select(entry => new { entry.Title, entry.Text, entry.Language }).ToList() : null;
    }

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var feedback = (await ListAsync(new(DynamoFeedbackLog.All, Index: 1) { WithErased = true }, cancellationToken)).Where(row => OwnerOf(row) == person.Id);
        List<DynamoRow> found =
        [
            .. await ListAsync(Messages(person), cancellationToken),
            .. await ListAsync(new(DynamoNotificationMails.OfCustomer(person.Id), Index: 1), cancellationToken),
            .. feedback,
        ];
        foreach (var row in found)
        {
            await rows.RemoveAsync(row.Partition, row.Sort, cancellationToken);
        }

        var sold = await packages.ListOfAsync(person.Id, cancellationToken);
        await packages.RemoveAsync(person.Id, cancellationToken);
        await leads.RemoveAsync(person.Id, cancellationToken);
        return found.Count + sold.Count + await offers.RemoveAllAsync(person.Id, cancellationToken);
    }

    private static DynamoQuery Messages(Person person) => new(DynamoNotificationOutbox.OfCustomer(person.Id), Index: 2) { WithErased = true };

    /// <summary>A row that came back with a restored backup and whose key is destroyed still names its owner.</summary>
    private static string? OwnerOf(DynamoRow feedback) => feedback.Data.Length > 0
        ? feedback.As<NumberedFeedback>().Entry.CustomerId
        : ContentCipher.KeyOfText(feedback.Stored!).OwnerId;

    private async Task<List<DynamoRow>> ListAsync(DynamoQuery query, CancellationToken cancellationToken)
    {
        var found = new List<DynamoRow>();
        await foreach (var row in rows.QueryAsync(query, cancellationToken))
        {
            found.Add(row);
        }

        return found;
    }
}
