using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Platform.Bounces;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Gateway.Api;
using Platform.Jobs;
using Platform.Ladder;
using Platform.Mail;
using Platform.Notifications;
using Platform.Outgoing;
using Platform.Suppressions;
using Platform.Tests.EndToEnd;
using Platform.Tests.Notifications;
using Platform.Threads;

namespace Platform.Tests.Bounces;

/// <summary>Bounces and complaints through POST /v1/mail. Each test has customers of its own.</summary>
[Collection("processes")]
public sealed class FeedbackFlowTests(FeedbackPlatform shared) : IClassFixture<FeedbackPlatform>
{
    private readonly PlatformFixture _platform = shared.Platform;

    private IGrainFactory Grains => _platform.Host.Services.GetRequiredService<IGrainFactory>();

    private ISuppressionList List => _platform.Host.Services.GetRequiredService<ISuppressionList>();

    private ConsentGrants Grants => _platform.Host.Services.GetRequiredService<ConsentGrants>();

    [Fact]
    public async Task A_hard_bounce_is_the_truth_of_the_reply_and_ends_mail_to_the_address()
    {
        const string Email = "hard@example.com";
        var (thread, reply) = await AskAsync(Email);
        var receipt = await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, id: "hard-1"));

        Assert.Equal((thread, LadderReasons.Report, "bounce", 0), (receipt.Thread, receipt.ThreadReason, receipt.Class, receipt.Turn));
        var view = await _platform.GetThreadAsync(thread);
        var delivery = Assert.Single(view.Deliveries);
        var evidence = view.Turns.Single(turn => turn.Class == MessageClass.Bounce).MessageId;
        Assert.Equal((DeliveryStatus.Bounced, "5.1.1", evidence), (delivery.Status, delivery.Report!.Code, delivery.Report.Evidence));
        Assert.NotNull(delivery.HandedOverAt);
        Assert.Equal((ThreadStatus.HandedOff, ThreadDeliveries.Bounced), (view.Thread.Status, view.Thread.HandOff));
        Assert.Equal(delivery.Report, (await GetDeliveryAsync(reply)).Report);
        var suppression = Assert.Single(await List.ListAsync(CustomerIds.FromAddress(Email)));
        Assert.Equal((SuppressionReasons.Bounce, evidence), (suppression.Reason, suppression.Evidence));

        // What the customer asks next is answered by a person: nothing leaves by itself.
        var outbox = Directory.GetFiles(_platform.Host.Outbox).Length;
        var (next, _) = await AskAsync(Email, "Another matter");
        var later = await _platform.GetThreadAsync(next);
        Assert.Equal((DeliveryStatus.Suppressed, "suppressed:bounce"), (later.Deliveries.Single().Status, later.Deliveries.Single().Reason));
        Assert.Equal((ThreadStatus.HandedOff, ThreadDeliveries.Suppressed), (later.Thread.Status, later.Thread.HandOff));
        Assert.Equal(outbox, Directory.GetFiles(_platform.Host.Outbox).Length);
    }

    [Fact]
    public async Task The_same_bounce_counts_once_in_whatever_mails_it_comes()
    {
        const string Email = "twice@example.com";
        var (thread, reply) = await AskAsync(Email);
        await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, id: "twice-1"));
        var again = await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, id: "twice-1"));
        await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, id: "twice-2"));

        Assert.True(again.Duplicate);
        Assert.Equal(1, await CountAsync(thread, "thread.reply-reported.v1"));
        Assert.Equal(1, await CountAsync(thread, "thread.handed-off.v1"));
        Assert.Equal([("suppressed", "report")], (await SuppressionAsync(Email)).History.Select(entry => (entry.What, entry.By)));
    }

    [Fact]
    public async Task Reports_in_any_order_end_in_the_gravest()
    {
        const string Email = "order@example.com";
        var (thread, reply) = await AskAsync(Email);
        Assert.Equal(DeliveryStatus.Sent, (await GetDeliveryAsync(reply)).Status);
        foreach (var (action, status, expected) in ((string, string, DeliveryStatus)[])[
            ("delayed", "4.4.1", DeliveryStatus.Delayed), ("delivered", "2.0.0", DeliveryStatus.Delivered), ("delayed", "4.4.1", DeliveryStatus.Delivered),
            ("failed", "5.2.2", DeliveryStatus.Bounced), ("delayed", "4.4.1", DeliveryStatus.Bounced), ("delivered", "2.0.0", DeliveryStatus.Bounced)])
        {
            await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, action, status, $"order-{action}-{_number++}"));
            Assert.Equal(expected, (await GetDeliveryAsync(reply)).Status);
            Assert.Equal(expected, (await _platform.GetThreadAsync(thread)).Deliveries.Single().Status);
        }

        Assert.Equal(3, await CountAsync(thread, "thread.reply-reported.v1"));
    }

    [Fact]
    public async Task A_delayed_or_delivered_reply_calls_nobody()
    {
        const string Email = "calm@example.com";
        var (thread, reply) = await AskAsync(Email);
        await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, "delayed", "4.4.1", "calm-1"));
        await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, "delivered", "2.0.0", "calm-2"));

        Assert.Equal(ThreadStatus.Open, (await _platform.GetThreadAsync(thread)).Thread.Status);
        Assert.Equal(DeliveryStatus.Delivered, (await SuppressionAsync(Email)).Status);
        Assert.Empty(await List.ListAsync(CustomerIds.FromAddress(Email)));
    }

    [Fact]
    public async Task Soft_bounces_suppress_when_there_are_enough_of_different_mails()
    {
        const string Email = "soft@example.com";
        for (var mail = 1; mail <= 3; mail++)
        {
            Assert.Empty(await List.ListAsync(CustomerIds.FromAddress(Email)));
            var (_, reply) = await AskAsync(Email, $"Matter {mail}");
            await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, status: "5.2.2", id: $"soft-{mail}"));
            await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, status: "5.2.2", id: $"soft-{mail}-again"));
            Assert.Equal(mail, (await SuppressionAsync(Email)).SoftBounces.Length);
        }

        Assert.Equal(SuppressionReasons.Bounce, await List.FindReasonAsync(Email));
    }

    [Fact]
    public async Task A_complaint_is_lifted_only_by_an_operator_who_says_why()
    {
        const string Email = "spam@example.com";
        var (thread, reply) = await AskAsync(Email);
        await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, "delivered", "2.0.0", "spam-0"));
        await _platform.PostAsync(GivenFeedback.Arf(reply, Email, id: "spam-1"));
        var view = await _platform.GetThreadAsync(thread);
        Assert.Equal((DeliveryStatus.Complained, ThreadDeliveries.Complained), (view.Deliveries.Single().Status, view.Thread.HandOff));

        await _platform.PostAsync(Authenticated("spam-2", Email));
        Assert.Equal(SuppressionReasons.Complaint, await List.FindReasonAsync(Email));
        Assert.Equal(HttpStatusCode.BadRequest, await LiftAsync(Email, new("complaint", "ana")));
        Assert.Equal(HttpStatusCode.BadRequest, await LiftAsync(Email, new("complaint", null, "said so by telephone")));
        Assert.Equal(HttpStatusCode.NotFound, await LiftAsync(Email, new("bounce", "ana", "said so by telephone")));
        Assert.Equal(HttpStatusCode.Conflict, await LiftAsync(Email, new("opt-out", "ana", "said so by telephone")));
        Assert.Equal(HttpStatusCode.NoContent, await LiftAsync(Email, new("complaint", "ana", "said so by telephone")));

        var state = await SuppressionAsync(Email);
        Assert.Empty(state.Suppressions);
        Assert.Null(state.Status);
        Assert.Equal([("suppressed", "report", ""), ("lifted", "ana", "said so by telephone")], state.History.Select(entry => (entry.What, entry.By, entry.Why)));

        // The same complaint once more is the one that was lifted.
        await _platform.PostAsync(GivenFeedback.Arf(reply, Email, id: "spam-1"));
        Assert.Empty((await SuppressionAsync(Email)).Suppressions);
    }

    [Fact]
    public async Task What_takes_a_complaint_back_is_listed_and_changes_nothing()
    {
        const string Email = "fine@example.com";
        var (thread, reply) = await AskAsync(Email);
        await _platform.PostAsync(GivenFeedback.Arf(reply, Email, "not-spam", "fine-1"));

        Assert.Equal(DeliveryStatus.Sent, (await _platform.GetThreadAsync(thread)).Deliveries.Single().Status);
        Assert.Contains(await IgnoredAsync(), entry => entry is { Kind: "complaint", Ignored: IgnoredReasons.NothingTold });
    }

    [Fact]
    public async Task A_mail_that_the_receiver_vouches_for_ends_a_bounce_and_any_other_does_not()
    {
        const string Email = "back@example.com";
        var (_, reply) = await AskAsync(Email);
        await _platform.PostAsync(GivenFeedback.Dsn(reply, Email, id: "back-1"));

        await AskAsync(Email, "Not vouched for");
        Assert.Equal(SuppressionReasons.Bounce, await List.FindReasonAsync(Email));
        var receipt = await _platform.PostAsync(Authenticated("back-2", Email));

        Assert.Null(await List.FindReasonAsync(Email));
        Assert.Equal(DeliveryStatus.Sent, (await _platform.SettledAsync(receipt.Thread!)).Deliveries.Single().Status);
        Assert.Equal(("lifted", AddressDecider.ByCustomer), (await SuppressionAsync(Email)).History.Select(entry => (entry.What, entry.By)).Last());

        // The old mail once more says nothing about a bounce that came since.
        var second = (await _platform.GetThreadAsync(receipt.Thread!)).Deliveries.Single().ReplyId;
        await _platform.PostAsync(GivenFeedback.Dsn(second, Email, id: "back-3"));
        Assert.True((await _platform.PostAsync(Authenticated("back-2", Email))).Duplicate);
        Assert.Equal(SuppressionReasons.Bounce, await List.FindReasonAsync(Email));
    }

    [Theory]
    [InlineData("somebody@else.example", IgnoredReasons.NotOurs)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.1@shop.example", IgnoredReasons.NotOurs)]
    public async Task A_bounce_of_a_mail_that_is_not_ours_is_listed_and_changes_nothing(string original, string reason)
    {
        var email = $"foreign{original.Length}@example.com";
        var (thread, _) = await AskAsync(email);
        var receipt = await _platform.PostAsync(GivenFeedback.Dsn(original, email, id: $"foreign-{original.Length}"));

        Assert.NotEqual(thread, receipt.Thread);
        await AssertUntouchedAsync(thread, email);
        var entry = (await IgnoredAsync())[0];
        Assert.Equal((reason, DeliveryStatus.Bounced, "5.1.1", null, null), (entry.Ignored, entry.Status, entry.Code, entry.MessageId, entry.CustomerId));
        Assert.DoesNotContain('@', entry.Reason);
    }

    [Fact]
    public async Task Nobody_stops_the_mail_to_somebody_else()
    {
        const string Victim = "victim@example.com";
        const string Attacker = "eve@example.net";
        var (victims, victimsReply) = await AskAsync(Victim);
        var (own, ownReply) = await AskAsync(Attacker);

        // Her own signed id with his address; his id with one letter of the signature changed; a turn that was never taken.
        await _platform.PostAsync(GivenFeedback.Dsn(ownReply, Victim, id: "eve-1"));
        await _platform.PostAsync(GivenFeedback.Dsn((victimsReply[0] == 'a' ? 'b' : 'a') + victimsReply[1..], Victim, id: "eve-2"));
        await _platform.PostAsync(GivenFeedback.Dsn(victimsReply.Replace(".1@", ".7@", StringComparison.Ordinal), Victim, id: "eve-3"));
        await _platform.PostAsync(GivenFeedback.Arf(ownReply, Victim, id: "eve-4"));
        await _platform.PostAsync(GivenFeedback.Words(Victim, (await ReplyToAsync(ownReply)), "eve-5"));

        await AssertUntouchedAsync(victims, Victim);
        await AssertUntouchedAsync(own, Attacker);
        Assert.Equal(
            [IgnoredReasons.NoOriginal, IgnoredReasons.OtherRecipient, IgnoredReasons.UnknownMail, IgnoredReasons.NotOurs, IgnoredReasons.OtherRecipient],
            (await IgnoredAsync()).Take(5).Select(entry => entry.Ignored));
    }

    [Fact]
    public async Task A_bounce_that_gives_nothing_back_is_known_by_the_address_it_came_to()
    {
        const string Email = "words@example.com";
        var (thread, reply) = await AskAsync(Email);

        var receipt = await _platform.PostAsync(GivenFeedback.Words(Email, await ReplyToAsync(reply), "words-1"));

        Assert.Equal(thread, receipt.Thread);
        Assert.Equal(DeliveryStatus.Bounced, (await GetDeliveryAsync(reply)).Status);
        Assert.Equal(SuppressionReasons.Bounce, await List.FindReasonAsync(Email));
    }

    [Fact]
    public async Task A_notification_that_comes_back_is_noted_and_its_thread_calls_a_person()
    {
        const string Email = "told@example.com";
        var (thread, _) = await AskAsync(Email);
        var notification = GivenNotification.Of("return-opened", thread: thread, email: Email);
        await RunAsync(notification);
        var id = _platform.Host.Services.GetRequiredService<NotificationComposer>().IdOf(notification);

        await _platform.PostAsync(GivenFeedback.Dsn(id, Email, id: "told-1"));
        await _platform.PostAsync(GivenFeedback.Dsn(id, Email, id: "told-1"));

        var receipt = await Grains.GetGrain<INotificationGrain>(notification.Id).GetReceipt();
        Assert.Equal((DeliveryStatus.Bounced, "5.1.1"), (receipt.Status, receipt.Report!.Code));
        Assert.Equal(ThreadDeliveries.NotificationLost, (await _platform.GetThreadAsync(thread)).Thread.HandOff);
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
        var id = _platform.Host.Services.GetRequiredService<NotificationComposer>().IdOf(notification);

        // The id's name can be worked out by anybody who guesses the notification; the signature cannot.
        await _platform.PostAsync(GivenFeedback.Dsn($"n{ThreadIds.FromMessage("notification\0" + notification.Id)}@shop.example", Email, id: "alone-1"));
        await _platform.PostAsync(GivenFeedback.Dsn(id, "victim2@example.com", id: "alone-2"));
        Assert.Null(await List.FindReasonAsync(Email));

        await _platform.PostAsync(GivenFeedback.Dsn(id, Email, id: "alone-3"));
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

        await Grants.RecordAsync(Grant(customer, Email, said.AddDays(-1), "earlier"));
        Assert.Equal([SuppressionReasons.Complaint, SuppressionReasons.OptOut], (await List.ListAsync(customer)).Select(entry => entry.Reason).Order());
        await Grants.RecordAsync(Grant(customer, Email, said.AddDays(1), "later"));

        Assert.Equal([SuppressionReasons.Complaint], (await List.ListAsync(customer)).Select(entry => entry.Reason));
    }

    private static int _number;

    private static ConsentGrant Grant(string customer, string email, DateTimeOffset at, string id) =>
        new(id, customer, email, ConsentPurpose.OwnOffers, "thread/t/2", at, "test/v1");

    private static byte[] Authenticated(string id, string from) =>
        [.. Encoding.ASCII.GetBytes($"Authentication-Results: mx.shop.example; dmarc=pass header.from={from.Split('@')[1]}\r\n"), .. TestMail.Create(id, "How long do I have to return something?", from, $"About {id}")];

    private async Task<(string Thread, string Reply)> AskAsync(string email, string subject = "A question")
    {
        var receipt = await _platform.PostAsync(TestMail.Create($"{email.Split('@')[0]}-{_number++}", "How long do I have to return something?", email, subject));
        return (receipt.Thread!, Assert.Single((await _platform.SettledAsync(receipt.Thread!)).Deliveries).ReplyId);
    }

    private async Task<string> ReplyToAsync(string reply)
    {
        foreach (var path in Directory.GetFiles(_platform.Host.Outbox))
        {
            using var mail = await MimeKit.MimeMessage.LoadAsync(path);
            if (mail.MessageId == reply)
            {
                return mail.ReplyTo.Mailboxes.Single().Address;
            }
        }

        throw new InvalidOperationException($"{reply} is not in the outbox");
    }

    private async Task AssertUntouchedAsync(string thread, string email)
    {
        var view = await _platform.GetThreadAsync(thread);
        Assert.Equal((DeliveryStatus.Sent, ThreadStatus.Open), (view.Deliveries.Single().Status, view.Thread.Status));
        Assert.Empty((await SuppressionAsync(email)).History);
        Assert.Empty(await List.ListAsync(CustomerIds.FromAddress(email)));
    }

    private async Task<DeliveryView> GetDeliveryAsync(string id) =>
        (await _platform.Http.GetFromJsonAsync<DeliveryView>($"/v1/deliveries/{Uri.EscapeDataString(id)}", PlatformJson.Options))!;

    private async Task<SuppressionView> SuppressionAsync(string email) =>
        (await _platform.Http.GetFromJsonAsync<SuppressionView>($"/v1/suppressions/{Uri.EscapeDataString(email)}", PlatformJson.Options))!;

    private async Task<List<FeedbackEntry>> IgnoredAsync() =>
        [.. (await _platform.Http.GetFromJsonAsync<FeedbackPage>("/v1/feedback?ignored=true", PlatformJson.Options))!.Entries.Select(one => one.Entry)];

    private async Task<HttpStatusCode> LiftAsync(string email, LiftBody body)
    {
        using var answer = await _platform.Http.PostAsJsonAsync($"/v1/suppressions/{Uri.EscapeDataString(email)}/lift", body, PlatformJson.Options);
        return answer.StatusCode;
    }

    private async Task<int> CountAsync(string thread, string name) =>
        (await _platform.Http.GetFromJsonAsync<List<TimelineEntry>>($"/v1/threads/{thread}/timeline", PlatformJson.Options))!.Count(entry => entry.Event == name);

    private Task RunAsync(Notification notification) => RunAsync(NotificationJobs.Send(notification));

    private Task RunAsync(Job job) => Grains.GetGrain<IJobGrain>(job.Id).Run(job);
}
