using System.Net;
using System.Net.Http.Json;
using System.Text;
using Platform.Bounces;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Gateway.Api;
using Platform.Jobs;
using Platform.Ladder;
using Platform.Mail;
using Platform.Suppressions;
using Platform.Tests.EndToEnd;
using Platform.Threads;

namespace Platform.Tests.Bounces;

/// <summary>Bounces and complaints of replies, through POST /v1/mail. Each test has customers of its own.</summary>
[Collection("processes")]
public sealed class FeedbackFlowTests(FeedbackPlatform shared) : FeedbackTests(shared), IClassFixture<FeedbackPlatform>
{
    [Fact]
    public async Task A_hard_bounce_is_the_truth_of_the_reply_and_ends_mail_to_the_address()
    {
        const string Email = "hard@example.com";
        var (thread, reply) = await AskAsync(Email);
        var receipt = await Server.PostAsync(GivenFeedback.Dsn(reply, Email, id: "hard-1"));

        Assert.Equal((thread, LadderReasons.Report, "bounce", 0), (receipt.Thread, receipt.ThreadReason, receipt.Class, receipt.Turn));
        var view = await Server.GetThreadAsync(thread);
        var delivery = Assert.Single(view.Deliveries);
        var evidence = view.Turns.Single(turn => turn.Class == MessageClass.Bounce).MessageId;
        Assert.Equal((DeliveryStatus.Bounced, "5.1.1", evidence), (delivery.Status, delivery.Report!.Code, delivery.Report.Evidence));
        Assert.NotNull(delivery.HandedOverAt);
        Assert.Equal((ThreadStatus.HandedOff, ThreadDeliveries.Bounced), (view.Thread.Status, view.Thread.HandOff));
        Assert.Equal(delivery.Report, (await GetDeliveryAsync(reply)).Report);
        var suppression = Assert.Single(await List.ListAsync(CustomerIds.FromAddress(Email)));
        Assert.Equal((SuppressionReasons.Bounce, evidence), (suppression.Reason, suppression.Evidence));

        // What the customer asks next is answered by a person: nothing leaves by itself.
        var outbox = Directory.GetFiles(Server.Host.Outbox).Length;
        var (next, _) = await AskAsync(Email, "Another matter");
        var later = await Server.GetThreadAsync(next);
        Assert.Equal((DeliveryStatus.Suppressed, "suppressed:bounce"), (later.Deliveries.Single().Status, later.Deliveries.Single().Reason));
        Assert.Equal((ThreadStatus.HandedOff, ThreadDeliveries.Suppressed), (later.Thread.Status, later.Thread.HandOff));
        Assert.Equal(outbox, Directory.GetFiles(Server.Host.Outbox).Length);
    }

    [Fact]
    public async Task The_same_bounce_counts_once_in_whatever_mails_it_comes()
    {
        const string Email = "twice@example.com";
        var (thread, reply) = await AskAsync(Email);
        await Server.PostAsync(GivenFeedback.Dsn(reply, Email, id: "twice-1"));
        var again = await Server.PostAsync(GivenFeedback.Dsn(reply, Email, id: "twice-1"));
        await Server.PostAsync(GivenFeedback.Dsn(reply, Email, id: "twice-2"));

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
            await Server.PostAsync(GivenFeedback.Dsn(reply, Email, action, status, $"order-{action}-{Number++}"));
            Assert.Equal(expected, (await GetDeliveryAsync(reply)).Status);
            Assert.Equal(expected, (await Server.GetThreadAsync(thread)).Deliveries.Single().Status);
        }

        Assert.Equal(3, await CountAsync(thread, "thread.reply-reported.v1"));
    }

    [Fact]
    public async Task A_delayed_or_delivered_reply_calls_nobody()
    {
        const string Email = "calm@example.com";
        var (thread, reply) = await AskAsync(Email);
        await Server.PostAsync(GivenFeedback.Dsn(reply, Email, "delayed", "4.4.1", "calm-1"));
        await Server.PostAsync(GivenFeedback.Dsn(reply, Email, "delivered", "2.0.0", "calm-2"));

        Assert.Equal(ThreadStatus.Open, (await Server.GetThreadAsync(thread)).Thread.Status);
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
            await Server.PostAsync(GivenFeedback.Dsn(reply, Email, status: "5.2.2", id: $"soft-{mail}"));
            await Server.PostAsync(GivenFeedback.Dsn(reply, Email, status: "5.2.2", id: $"soft-{mail}-again"));
            Assert.Equal(mail, (await SuppressionAsync(Email)).SoftBounces.Length);
        }

        Assert.Equal(SuppressionReasons.Bounce, await List.FindReasonAsync(Email));
    }

    [Fact]
    public async Task A_complaint_is_lifted_only_by_an_operator_who_says_why()
    {
        const string Email = "spam@example.com";
        var (thread, reply) = await AskAsync(Email);
        await Server.PostAsync(GivenFeedback.Dsn(reply, Email, "delivered", "2.0.0", "spam-0"));
        await Server.PostAsync(GivenFeedback.Arf(reply, Email, id: "spam-1"));
        var view = await Server.GetThreadAsync(thread);
        Assert.Equal((DeliveryStatus.Complained, ThreadDeliveries.Complained), (view.Deliveries.Single().Status, view.Thread.HandOff));

        await Server.PostAsync(Authenticated("spam-2", Email));
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
        await Server.PostAsync(GivenFeedback.Arf(reply, Email, id: "spam-1"));
        Assert.Empty((await SuppressionAsync(Email)).Suppressions);
    }

    [Fact]
    public async Task What_takes_a_complaint_back_is_listed_and_changes_nothing()
    {
        const string Email = "fine@example.com";
        var (thread, reply) = await AskAsync(Email);
        await Server.PostAsync(GivenFeedback.Arf(reply, Email, "not-spam", "fine-1"));

        Assert.Equal(DeliveryStatus.Sent, (await Server.GetThreadAsync(thread)).Deliveries.Single().Status);
        Assert.Contains(await IgnoredAsync(), entry => entry is { Kind: "complaint", Ignored: IgnoredReasons.NothingTold });
    }

    [Fact]
    public async Task A_mail_that_the_receiver_vouches_for_ends_a_bounce_and_any_other_does_not()
    {
        const string Email = "back@example.com";
        var (_, reply) = await AskAsync(Email);
        await Server.PostAsync(GivenFeedback.Dsn(reply, Email, id: "back-1"));

        await AskAsync(Email, "Not vouched for");
        Assert.Equal(SuppressionReasons.Bounce, await List.FindReasonAsync(Email));
        var receipt = await Server.PostAsync(Authenticated("back-2", Email));

        Assert.Null(await List.FindReasonAsync(Email));
        Assert.Equal(DeliveryStatus.Sent, (await Server.SettledAsync(receipt.Thread!)).Deliveries.Single().Status);
        Assert.Equal(("lifted", AddressDecider.ByCustomer), (await SuppressionAsync(Email)).History.Select(entry => (entry.What, entry.By)).Last());

        // The old mail once more says nothing about a bounce that came since.
        var second = (await Server.GetThreadAsync(receipt.Thread!)).Deliveries.Single().ReplyId;
        await Server.PostAsync(GivenFeedback.Dsn(second, Email, id: "back-3"));
        Assert.True((await Server.PostAsync(Authenticated("back-2", Email))).Duplicate);
        Assert.Equal(SuppressionReasons.Bounce, await List.FindReasonAsync(Email));
    }

    private static byte[] Authenticated(string id, string from) =>
        [.. Encoding.ASCII.GetBytes($"Authentication-Results: mx.shop.example; dmarc=pass header.from={from.Split('@')[1]}\r\n"), .. TestMail.Create(id, "How long do I have to return something?", from, $"About {id}")];

    private async Task<HttpStatusCode> LiftAsync(string email, LiftBody body)
    {
        using var answer = await Server.Http.PostAsJsonAsync($"/v1/suppressions/{Uri.EscapeDataString(email)}/lift", body, PlatformJson.Options);
        return answer.StatusCode;
    }
}
