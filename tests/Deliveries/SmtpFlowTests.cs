using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Deliveries;
using Platform.Gateway.Api;
using Platform.Notifications;
using Platform.Silo.Adapters.Sqlite;
using Platform.Suppressions;
using Platform.Tests.EndToEnd;
using Platform.Tests.Notifications;
using Platform.Tests.Privacy;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Platform.Threads;

namespace Platform.Tests.Deliveries;

/// <summary>The whole platform with a relay that does what the test says.</summary>
[Collection("processes")]
public sealed class SmtpFlowTests : IAsyncLifetime
{
    private readonly TestSmtpServer _relay = TestSmtpServer.Start();
    private readonly TempFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _relay.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_reply_goes_through_the_relay_and_not_into_the_outbox()
    {
        await using var platform = await StartAsync();
        var (thread, delivery) = await AskAsync(platform);

        var mail = Assert.Single(_relay.Mails);
        Assert.Equal($"<{delivery.ReplyId}>", mail.MessageId);
        Assert.Equal(["<ann@example.com>"], mail.To);
        Assert.Equal((DeliveryStatus.Sent, 1, 0), (delivery.Status, delivery.Attempts, delivery.Ambiguous));
        Assert.Equal(ThreadStatus.Open, thread.Thread.Status);
        Assert.Empty(Directory.GetFiles(platform.Host.Outbox));
    }

    [Fact]
    public async Task A_refusal_for_now_is_tried_again_until_it_is_taken()
    {
        _relay.Script = moment => moment is { Step: SmtpStep.RcptTo, Count: <= 2 } ? SmtpReaction.Say("450 4.2.0 busy") : null;
        await using var platform = await StartAsync();
        var (thread, delivery) = await AskAsync(platform);

        Assert.Equal((DeliveryStatus.Sent, 3, 0, null), (delivery.Status, delivery.Attempts, delivery.Ambiguous, delivery.Reason));
        Assert.Single(_relay.Mails);
        var timeline = await platform.Http.GetFromJsonAsync<List<TimelineEntry>>($"/v1/threads/{thread.Thread.ThreadId}/timeline", PlatformJson.Options);
        Assert.Equal(2, timeline!.Count(entry => entry.Event == "thread.reply-delayed.v1"));
    }

    [Fact]
    public async Task A_refusal_for_good_fails_at_once_and_calls_a_human()
    {
        _relay.Script = moment => moment.Step == SmtpStep.RcptTo ? SmtpReaction.Say("550 5.1.1 nobody here") : null;
        await using var platform = await StartAsync();
        var (thread, delivery) = await AskAsync(platform);

        Assert.Equal((DeliveryStatus.Failed, 1, "550 5.1.1 nobody here"), (delivery.Status, delivery.Attempts, delivery.Reason));
        Assert.Equal((ThreadStatus.HandedOff, "delivery-failed"), (thread.Thread.Status, thread.Thread.HandOff));
        Assert.Null(delivery.HandedOverAt);
    }

    [Fact]
    public async Task A_relay_that_never_takes_it_fails_after_the_lifetime()
    {
        _relay.Script = moment => moment.Step == SmtpStep.MailFrom ? SmtpReaction.Say("451 4.3.0 later") : null;
        await using var platform = await StartAsync(("Platform:Deliveries:Lifetime", "00:00:00.5"));
        var (thread, delivery) = await AskAsync(platform);

        Assert.Equal(DeliveryStatus.Failed, delivery.Status);
        Assert.Equal($"{DeliveryDecider.Expired}: 451 4.3.0 later", delivery.Reason);
        Assert.Equal("delivery-failed", thread.Thread.HandOff);
    }

    [Fact]
    public async Task A_lost_answer_is_ambiguous_and_sent_again_as_the_same_mail()
    {
        _relay.Script = moment => moment is { Step: SmtpStep.EndOfData, Count: 1 } ? SmtpReaction.TakeAndDrop : null;
        await using var platform = await StartAsync();
        var (_, delivery) = await AskAsync(platform);

        Assert.Equal((DeliveryStatus.Sent, 2, 1), (delivery.Status, delivery.Attempts, delivery.Ambiguous));
        Assert.Equal(2, _relay.Mails.Count);
        Assert.Single(_relay.Mails.Select(mail => mail.Text).Distinct());
        var shown = await GetDeliveryAsync(platform, delivery.ReplyId);
        Assert.Equal((DeliveryStatus.Sent, 2, 1), (shown.Status, shown.Attempts, shown.Ambiguous));
    }

    [Fact]
    public async Task A_relay_that_answers_later_than_the_sweep_asks_again_gets_the_mail_once()
    {
        // Each sweep behind the time-out asks for the delivery again; it waits behind the one that is under way.
        _relay.Script = moment => moment.Step == SmtpStep.EndOfData ? new("250 2.0.0 taken", Takes: true, After: TimeSpan.FromSeconds(3)) : null;
        await using var platform = await StartAsync(("Platform:Threads:EffectTimeout", "00:00:01"));
        var (_, delivery) = await AskAsync(platform);
        Assert.Equal(DeliveryStatus.Sent, delivery.Status);

        // The relay has another mail after it, so that what waited behind the first has had its turn.
        await platform.PostAsync(TestMail.Create("second", "Where is my order?", "bob@example.com"));
        await Wait.UntilAsync("the second mail", () => _relay.Mails.Any(mail => mail.To.Contains("<bob@example.com>")));

        Assert.Single(_relay.Mails, mail => mail.MessageId == $"<{delivery.ReplyId}>");
    }

    [Fact]
    public async Task A_delayed_reply_is_left_alone_until_its_time_whatever_restarts()
    {
        _relay.Script = moment => moment.Step == SmtpStep.MailFrom ? SmtpReaction.Say("451 4.3.0 later") : null;
        string id;
        DeliveryView delayed;
        await using (var platform = await StartAsync(("Platform:Deliveries:RetryDelay", "00:10:00")))
        {
            id = (await platform.PostAsync(TestMail.Create("q", "What is your return policy?"))).Thread!;
            delayed = await WaitForAsync(platform, id, DeliveryStatus.Delayed);
            var view = await platform.GetThreadAsync(id);
            Assert.Equal(delayed.NextAttemptAt, view.Thread.PendingSince);

            // A message in between wakes the thread, and does not hurry the reply.
            await platform.PostAsync(TestMail.Create("q2", "Please tell me", inReplyTo: "q@mail.example.com"));
            await Wait.UntilAsync("the second reply to be delayed too", async () => (await platform.GetThreadAsync(id)).Deliveries.Count(delivery => delivery.Status == DeliveryStatus.Delayed) == 2);
        }

        await using (var again = await StartAsync(("Platform:Deliveries:RetryDelay", "00:10:00")))
        {
            var shown = await GetDeliveryAsync(again, delayed.ReplyId);
            Assert.Equal((DeliveryStatus.Delayed, 1, delayed.NextAttemptAt, "451 4.3.0 later"), (shown.Status, shown.Attempts, shown.NextAttemptAt, shown.Reason));
            var other = (await again.PostAsync(TestMail.Create("q3", "What is your return policy?", "ben@example.com"))).Thread!;
            await WaitForAsync(again, other, DeliveryStatus.Delayed);
        }

        Assert.Equal(3, _relay.Commands.Count(command => command.StartsWith("MAIL", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reply_staged_for_the_outbox_goes_through_the_relay_once_that_is_set()
    {
        // The relay is away; then the settings change to the outbox and back: the mail is lost in neither.
        _relay.Script = moment => moment.Step == SmtpStep.MailFrom ? SmtpReaction.Say("451 4.3.0 later") : null;
        string id;
        await using (var platform = await StartAsync(("Platform:Deliveries:RetryDelay", "00:00:01")))
        {
            id = (await platform.PostAsync(TestMail.Create("q", "What is your return policy?"))).Thread!;
            await WaitForAsync(platform, id, DeliveryStatus.Delayed);
        }

        await using var outbox = await StartAsync(("Platform:Smtp:Host", ""));
        Assert.Equal(DeliveryStatus.Sent, (await outbox.SettledAsync(id)).Deliveries.Single().Status);
        Assert.Single(Directory.GetFiles(outbox.Host.Outbox));
    }

    [Fact]
    public async Task For_an_erased_person_nothing_waits_for_the_relay()
    {
        _relay.Script = moment => moment.Step == SmtpStep.RcptTo ? SmtpReaction.Say("450 4.2.0 ann@example.com is busy") : null;
        await using var platform = await StartAsync(("Platform:Deliveries:RetryDelay", "00:10:00"));
        var id = (await platform.PostAsync(TestMail.Create("q", "What is your return policy?"))).Thread!;
        await WaitForAsync(platform, id, DeliveryStatus.Delayed);

        var erasure = await ErasureTests.EraseAsync(platform, "ann@example.com");

        Assert.Equal("", erasure.Residue);
        Assert.Null((await platform.GetThreadAsync(id)).Thread.PendingSince);
        var database = platform.Host.Services.GetRequiredService<SqliteDatabase>();
        Assert.Equal(0, await database.ReadAsync(static (session, sql) => session.Scalar(sql), "SELECT count(*) FROM smtp_mails"));
    }

    [Fact]
    public async Task What_an_operator_takes_over_waits_for_the_relay_no_more()
    {
        _relay.Script = moment => moment.Step == SmtpStep.MailFrom ? SmtpReaction.Say("451 4.3.0 later") : null;
        await using var platform = await StartAsync(("Platform:Deliveries:RetryDelay", "00:10:00"));
        var id = (await platform.PostAsync(TestMail.Create("q", "What is your return policy?"))).Thread!;
        var delayed = await WaitForAsync(platform, id, DeliveryStatus.Delayed);

        using var answer = await platform.Http.PostAsync($"/v1/threads/{id}/take?name=ana", null);

        var thread = await platform.SettledAsync(id);
        Assert.Equal(DeliveryStatus.Withdrawn, Assert.Single(thread.Deliveries).Status);
        Assert.Equal(DeliveryStatus.Withdrawn, (await GetDeliveryAsync(platform, delayed.ReplyId)).Status);
        var database = platform.Host.Services.GetRequiredService<SqliteDatabase>();
        Assert.Equal(0, await database.ReadAsync(static (session, sql) => session.Scalar(sql), "SELECT count(*) FROM smtp_mails"));
    }

    [Fact]
    public async Task A_reply_that_waits_is_not_sent_once_its_address_has_bounced()
    {
        _relay.Script = moment => moment is { Step: SmtpStep.MailFrom, Count: 1 } ? SmtpReaction.Say("451 4.3.0 later") : null;
        await using var platform = await StartAsync(("Platform:Deliveries:RetryDelay", "00:00:01.5"));
        var id = (await platform.PostAsync(TestMail.Create("q", "What is your return policy?"))).Thread!;
        await WaitForAsync(platform, id, DeliveryStatus.Delayed);
        await platform.Host.Services.GetRequiredService<ISuppressionList>().AddAsync("ann@example.com", SuppressionReasons.Bounce, new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

        var thread = await platform.SettledAsync(id);

        Assert.Equal((DeliveryStatus.Suppressed, ThreadDeliveries.Suppressed), (Assert.Single(thread.Deliveries).Status, thread.Thread.HandOff));
        Assert.Empty(_relay.Mails);
        var database = platform.Host.Services.GetRequiredService<SqliteDatabase>();

        // The thread knows of it before the spool forgets.
        await Wait.UntilAsync("the spool to be empty", async () => await database.ReadAsync(static (session, sql) => session.Scalar(sql), "SELECT count(*) FROM smtp_mails") == 0);
    }

    [Fact]
    public async Task A_notification_is_tried_again_at_its_time_too()
    {
        _relay.Script = moment => moment is { Step: SmtpStep.RcptTo, Count: <= 2 } ? SmtpReaction.Say("450 4.2.0 busy") : null;
        await using var platform = await StartAsync(("Platform:Schedule:SweepInterval", "00:00:00.5"));
        var notification = GivenNotification.Of("order-status");
        var grain = platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<INotificationGrain>(notification.Id);

        await grain.Send(notification);
        Assert.Equal(DeliveryStatus.Delayed, (await grain.GetReceipt()).Status);

        await Wait.UntilAsync("the notification to be sent", async () => (await grain.GetReceipt()).Status == DeliveryStatus.Sent);
        Assert.Single(_relay.Mails);
    }

    [Fact]
    public async Task A_delivery_that_is_not_there_is_said_so()
    {
        await using var platform = await StartAsync();
        using var answer = await platform.Http.GetAsync("/v1/deliveries/nothing%40shop.example");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<(ThreadView Thread, DeliveryView Delivery)> AskAsync(PlatformFixture platform)
    {
        var id = (await platform.PostAsync(TestMail.Create("q", "What is your return policy?"))).Thread!;
        var thread = await platform.SettledAsync(id);
        return (thread, Assert.Single(thread.Deliveries));
    }

    private static async Task<DeliveryView> WaitForAsync(PlatformFixture platform, string threadId, DeliveryStatus status)
    {
        DeliveryView? found = null;
        await Wait.UntilAsync($"a delivery to be {status}", async () => (found = (await platform.GetThreadAsync(threadId)).Deliveries.FirstOrDefault(delivery => delivery.Status == status)) is not null);
        return found!;
    }

    private static async Task<DeliveryView> GetDeliveryAsync(PlatformFixture platform, string id) =>
        (await platform.Http.GetFromJsonAsync<DeliveryView>($"/v1/deliveries/{Uri.EscapeDataString(id)}", PlatformJson.Options))!;

    private Task<PlatformFixture> StartAsync(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Platform:Smtp:Host"] = "127.0.0.1",
            ["Platform:Smtp:Port"] = $"{_relay.Port}",
            ["Platform:Smtp:Security"] = "none",
            ["Platform:Deliveries:RetryDelay"] = "00:00:00.1",
            ["Platform:Threads:BurstLimit"] = "00:00:00",
            ["Platform:Threads:SweepInterval"] = "00:00:00.1",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return PlatformFixture.StartAsync(_folder.Path, settings);
    }
}
