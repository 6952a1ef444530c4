using System.Text;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Documents;
using Platform.Jobs;
using Platform.Leads;
using Platform.Notifications;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Storage;

namespace Platform.Tests.Encryption;

/// <summary>What a store of rows keeps of a customer: how a row is entered, and what is read again.</summary>
/// <param name="Put">Enters a customer's row with these words.</param>
/// <param name="Read">The words of every row that is listed, in order.</param>
internal sealed record RowKind(Func<StoreWorld, string, string, Task> Put, Func<StoreWorld, Task<IEnumerable<string>>> Read)
{
    private static readonly DateTimeOffset Start = StorageFixture.Start;

    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, RowKind> All { get; } = new Dictionary<string, RowKind>
    {
        ["jobs"] = new(
            (world, email, words) => world.Jobs.PutAsync([new(new($"t/{email.Length}/1", "notifications.send", words), Start, CustomerIds.FromAddress(email))]),
            async world => (await world.Jobs.ListDueAsync(Start, 1)).Concat(await world.Jobs.ListAsync(CustomerIds.FromAddress(EncryptedRowsTests.Anna)))
                .Select(job => job.Job.Data)),
        ["messages"] = new(
            (world, email, words) => world.Notifications.PutAsync(
                new($"n/{email}", NotificationChannel.Sms, CustomerIds.FromAddress(email), words, words, words, "en", "t1", Start)),
            async world => (await world.Notifications.ListAsync(new(null, null, 0, false, 1)))
                .Concat(await world.Notifications.ListAsync(new(NotificationChannel.Sms, null, 0, true, 10)))
                .SelectMany(entry => new[] { entry.Entry.Phone!, entry.Entry.Title, entry.Entry.Text })),
        ["offers"] = new(
            (world, email, words) => world.Offers.HoldAsync(new(
                $"o-{email.Length}", CustomerIds.FromAddress(email), "t1", words, [new("SKU-1", words, 10m, 9m)], 0m, words, Start, Start.AddHours(1))),
            async world => (await world.Offers.ListAsync(CustomerIds.FromAddress(EncryptedRowsTests.Anna), Start))
                .Concat(await world.Offers.ListAsync(CustomerIds.FromAddress(EncryptedRowsTests.Bob), Start))
                .SelectMany(offer => new[] { offer.Tier, offer.Lines[0].Name, offer.OrderNumber! })),
        ["leads"] = new(
            (world, email, words) => world.Leads.PutAsync(new(CustomerIds.FromAddress(email), 100 - email.Length, LeadBand.Hot, words, Start)),
            async world => (await world.Leads.ListAsync(null, 1)).Concat(await world.Leads.ListAsync(LeadBand.Hot, 10)).Select(lead => lead.Queue)),
        ["feedback"] = new(
            (world, email, words) => world.Feedback.PutAsync(
                [new($"m{email.Length}", 0, "bounce", DeliveryStatus.Bounced, "5.1.1", words, null, "id@shop.example", CustomerIds.FromAddress(email), "t1", Start)]),
            async world => (await world.Feedback.ListAsync(null, long.MaxValue, 10)).Concat(await world.Feedback.ListAsync(false, long.MaxValue, 1))
                .Select(found => found.Entry.Reason)),
        ["labels"] = new(
            (world, email, words) => world.Documents.PutAsync($"RMA-{email.Length}.pdf", "application/pdf", Encoding.UTF8.GetBytes(words), CustomerIds.FromAddress(email)),
            async world => new[] { await world.Documents.FindAsync("RMA-16.pdf"), await world.Documents.FindAsync("RMA-17.pdf") }.OfType<StoredDocument>()
                .Select(document => Encoding.UTF8.GetString(document.Content.Span))),
    };
}
