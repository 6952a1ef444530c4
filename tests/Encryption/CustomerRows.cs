using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Platform.Bounces;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Documents;
using Platform.Jobs;
using Platform.Leads;
using Platform.Notifications;
using Platform.Offers;
using Platform.Tests.Privacy;
using Platform.Tests.Storage;

namespace Platform.Tests.Encryption;

/// <summary>A row of every feature that keeps a customer's words, entered into a running platform.</summary>
internal static class CustomerRows
{
    private static readonly string Customer = CustomerIds.FromAddress(CanaryMail.Address);
    private static readonly DateTimeOffset Far = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Enters them for <see cref="CanaryMail.Address"/>, each with a canary.</summary>
    public static async Task EnterAsync(IServiceProvider services)
    {
        var at = StorageFixture.Start;
        await services.GetRequiredService<IJobSchedule>().PutAsync([new(new("zqrow/1", "notifications.send", "zqxbody by job"), Far, Customer)]);
        await services.GetRequiredService<INotificationOutbox>().PutAsync(
            new("zqrow/2", NotificationChannel.Sms, Customer, "zqxbody phone", "zqxbody title", "zqxbody by phone", "en", null, at));
        await services.GetRequiredService<IOfferStore>().HoldAsync(new("zqrow-3", Customer, "t", "zqxbody tier", [new("SKU-1", "zqxbody offer", 10m, 9m)], 0m, null, at, Far));
        await services.GetRequiredService<ILeadList>().PutAsync(new(Customer, 77, LeadBand.Warm, "zqxbody queue", at));
        await services.GetRequiredService<IFeedbackLog>().PutAsync([new("zqrow4", 0, "bounce", DeliveryStatus.Bounced, "5.1.1", "zqxbody bounced", null, null, Customer, null, at)]);
        await services.GetRequiredService<IDocumentStore>().PutAsync("zqrow5.pdf", "application/pdf", Encoding.UTF8.GetBytes("%PDF zqxbody label"), Customer);
    }

    /// <summary>What is read of them.</summary>
    public static async Task<string> ReadAsync(IServiceProvider services)
    {
        var words = new List<string?>();
        words.AddRange((await services.GetRequiredService<IJobSchedule>().ListAsync(Customer)).Select(job => job.Job.Data).Where(data => data.Contains("zqxbody", StringComparison.Ordinal)));
        words.AddRange((await services.GetRequiredService<INotificationOutbox>().ListAsync(new(null, Customer, 0, false, 10)))
            .SelectMany(found => new[] { found.Entry.Phone, found.Entry.Title, found.Entry.Text }));
        words.AddRange((await services.GetRequiredService<IOfferStore>().ListAsync(Customer, StorageFixture.Start)).SelectMany(offer => new[] { offer.Tier, offer.Lines[0].Name }));
        words.AddRange((await services.GetRequiredService<ILeadList>().ListAsync(LeadBand.Warm, 10)).Select(lead => lead.Queue));
        words.AddRange((await services.GetRequiredService<IFeedbackLog>().ListAsync(null, long.MaxValue, 10)).Select(found => found.Entry.Reason));
        words.Add(await services.GetRequiredService<IDocumentStore>().FindAsync("zqrow5.pdf") is { } label ? Encoding.UTF8.GetString(label.Content.Span) : null);
        return string.Join(", ", words.OfType<string>());
    }

    /// <summary>What is read when all is there.</summary>
    public const string All =
        "zqxbody by job, zqxbody phone, zqxbody title, zqxbody by phone, zqxbody tier, zqxbody offer, zqxbody queue, zqxbody bounced, %PDF zqxbody label";
}
