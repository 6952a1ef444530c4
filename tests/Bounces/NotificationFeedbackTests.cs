using Microsoft.Extensions.DependencyInjection;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Jobs;
using Platform.Mail;
using Platform.Notifications;
using Platform.Outgoing;
using Platform.Suppressions;
using Platform.Tests.Notifications;
using Platform.Threads;

namespace Platform.Tests.Bounces;

/// <summary>What comes back of notifications, and who may be written to again.</summary>
[Collection("processes")]
public sealed class NotificationFeedbackTests(FeedbackPlatform shared) : FeedbackTests(shared), IClassFixture<FeedbackPlatform>
{
    [Fact]
    public async Task A_notification_that_comes_back_is_noted_and_its_thread_calls_a_person()
    {
        const string Email = "told@example.com";
        var (thread, _) = await AskAsync(Email);
        var notification = GivenNotification.Of("return-opened", thread: thread, email: Email);
        await RunAsync(notification);
        var id = Server.Host.Services.GetRequiredService<NotificationComposer>().IdOf(notification);

        await Server.PostAsync(GivenFeedback.Dsn(id, Email, id: "told-1"));
        await Server.PostAsync(GivenFeedback.Dsn(id, Email, id: "told-1"));

        var receipt = await Grains.GetGrain<INotificationGrain>(notification.Id).GetReceipt();
        Assert.Equal((DeliveryStatus.Bounced, "5.1.1"), (receipt.Status, receipt.Report!.Code));
        Assert.Equal(ThreadDeliveries.NotificationLost, (await Server.GetThreadAsync(thread)).Thread.HandOff);
        Assert.Equal(1, await CountAsync(thread, "thread.notification-reported.v1"));
        Assert.Equal(SuppressionReasons.Bounce, await List.FindReasonAsync(Email));

        // What comes next is not sent, and its thread is told that too.
        var (other, _) = await AskAsync(Email, "Another matter");
        await RunAsync(GivenNotification.Of("order-status", thread: other, email: Email));
        Assert.Equal(1, await CountAsync(other, "thread.notification-reported.v1"));
    }

    [Fact]
    public async Task A_notification_of_no_thread_is_known_by_its_signed_id_alone()
    {
        const string Email = "alone@example.com";
        var notification = GivenNotification.Of("purchase-confirmed", email: Email);
        await RunAsync(notification);
        var id = Server.Host.Services.GetRequiredService<NotificationComposer>().IdOf(notification);

        // The id's name can be worked out by anybody who guesses the notification; the signature cannot.
        await Server.PostAsync(GivenFeedback.Dsn($"n{ThreadIds.FromMessage("notification\0" + notification.Id)}@shop.example", Email, id: "alone-1"));
        await Server.PostAsync(GivenFeedback.Dsn(id, "victim2@example.com", id: "alone-2"));
        Assert.Null(await List.FindReasonAsync(Email));

        await Server.PostAsync(GivenFeedback.Dsn(id, Email, id: "alone-3"));
        Assert.Equal(SuppressionReasons.Bounce, await List.FindReasonAsync(Email));
        Assert.Null(await List.FindReasonAsync("victim2@example.com"));
    }

    [Fact]
    public async Task A_new_consent_ends_an_opt_out_and_nothing_else()
    {
        const string Email = "again@example.com";
        var customer = CustomerIds.FromAddress(Email);
        var said = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
        await RunAsync(JobData.Create("again/1", OptOut.OptOutKind, new OptOut(customer, "thread/t/1", said)));
        await List.AddCustomerAsync(customer, SuppressionReasons.Complaint, said);

        await Server.Host.Services.GetRequiredService<ConsentGrants>().RecordAsync(Grant(customer, Email, said.AddDays(-1), "earlier"));
        Assert.Equal([SuppressionReasons.Complaint, SuppressionReasons.OptOut], (await List.ListAsync(customer)).Select(entry => entry.Reason).Order());
        await Server.Host.Services.GetRequiredService<ConsentGrants>().RecordAsync(Grant(customer, Email, said.AddDays(1), "later"));

        Assert.Equal([SuppressionReasons.Complaint], (await List.ListAsync(customer)).Select(entry => entry.Reason));
    }

    private static ConsentGrant Grant(string customer, string email, DateTimeOffset at, string id) =>
        new(id, customer, email, ConsentPurpose.OwnOffers, "thread/t/2", at, "test/v1");
}
