using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Callbacks;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Gateway.Api;
using Platform.Gateway.Scripts;
using Platform.Jobs;
using Platform.Notifications;
using Platform.Tests.Conversations;
using Platform.Tests.EndToEnd;
using Platform.Threads;

namespace Platform.Tests.Callbacks;

/// <summary>Calls from the first words to the operators' list, over chat and mail, against the whole platform.</summary>
[Collection("processes")]
public sealed class CallbackFlowTests
{
    private const string Monday = "2026-11-23T09:00:00-05:00";

    [Fact]
    public async Task A_call_is_asked_for_over_chat_booked_moved_and_called_off()
    {
        await using var platform = await StartAsync();
        var first = await Say(platform, "1", "Can someone call me about my invoice?");
        Assert.Equal("PhoneNumber", first.Conversation.Asked);
        var second = await Say(platform, "2", "617-555-0136");
        Assert.Equal("TimeWindow", second.Conversation.Asked);
        var third = await Say(platform, "3", "tomorrow between 1pm and 3pm");
        Assert.Contains("Tuesday, 24 November 2026, 13:00 (New York time), on 6175550136", Newest(third), StringComparison.Ordinal);
        Assert.Empty(third.Turns.SelectMany(turn => turn.Withheld));

        var call = Assert.Single(await ListAsync(platform, "2026-11-24"));
        Assert.Equal(("2026-11-24T13:00", "2026-11-24T13:00", CallbackStatus.Booked, "6175550136"), (call.ShopTime, call.CustomerTime, call.Status, call.Phone));
        Assert.Equal("Can someone call me about my invoice?", call.Topic);
        var reminder = Assert.Single(await RemindersAsync(platform));
        Assert.Equal(call.Start.AddMinutes(-30), reminder.DueAt);

        var moved = await Say(platform, "4", "could you reschedule my callback to Wednesday 10am");
        Assert.Contains("takes the place of the earlier one", Newest(moved), StringComparison.Ordinal);
        Assert.Empty(await ListAsync(platform, "2026-11-24"));
        Assert.Equal("2026-11-25T10:00", Assert.Single(await ListAsync(platform, "2026-11-25")).ShopTime);

        var cancelled = await Say(platform, "5", "cancel the callback please");
        Assert.Contains("is cancelled", Newest(cancelled), StringComparison.Ordinal);
        Assert.Empty(await ListAsync(platform, "2026-11-25"));
        Assert.Equal(reminder.Job.Id, Assert.Single(await RemindersAsync(platform)).Job.Id);
        Assert.Equal(ThreadStatus.Open, cancelled.Thread.Status);
    }

    [Fact]
    public async Task A_closed_time_gets_the_nearest_one_and_yes_takes_it()
    {
        await using var platform = await StartAsync();
        var asked = await Say(platform, "1", "Please call me on 617-555-0136 tomorrow at 8pm");
        Assert.Equal("ConfirmCallback", asked.Conversation.Asked);
        Assert.Contains("Tuesday, 24 November 2026, 16:30", Newest(asked), StringComparison.Ordinal);
        Assert.Empty(await ListAsync(platform, "2026-11-24"));

        var booked = await Say(platform, "2", "yes please");

        Assert.Contains("reserved", Newest(booked), StringComparison.Ordinal);
        Assert.Equal("2026-11-24T16:30", Assert.Single(await ListAsync(platform, "2026-11-24")).ShopTime);
    }

    [Fact]
    public async Task A_mail_from_another_zone_is_met_on_both_clocks_and_the_call_is_done_once()
    {
        await using var platform = await StartAsync();
        var receipt = await platform.PostAsync(TestMail.Create("c1", "Bonjour, pouvez-vous m'appeler mardi 24 novembre entre 16h et 18h, heure de Paris, au +33 6 12 34 56 78 ?", "marie@example.com"));
        var thread = await platform.SettledAsync(receipt.Thread!);

        Assert.Contains("16:00 (heure de Paris)", thread.Deliveries[0].Text, StringComparison.Ordinal);
        var call = Assert.Single(await ListAsync(platform, "2026-11-24"));
        Assert.Equal(("2026-11-24T10:00", "2026-11-24T16:00", "Europe/Paris"), (call.ShopTime, call.CustomerTime, call.CustomerTimeZone));

        NotificationReceipt? told = null;
        await Wait.UntilAsync("the confirmation", async () =>
            (told = await platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<INotificationGrain>($"{call.Id}/notify-callback-booked").GetReceipt()).Status == DeliveryStatus.Sent);
        Assert.Equal((NotificationChannel.Email, null), (told!.Channel, told.Refusal));

        using var done = await platform.Http.PostAsync($"/v1/callbacks/{call.Id}/done?name=ana", null);
        using var again = await platform.Http.PostAsync($"/v1/callbacks/{call.Id}/done?name=bob", null);
        Assert.Equal("ana", (await again.Content.ReadFromJsonAsync<CallbackView>(PlatformJson.Options))!.DoneBy);
        Assert.Equal(CallbackStatus.Done, Assert.Single(await ListAsync(platform, "2026-11-24")).Status);
    }

    [Theory]
    [InlineData("GET", "/v1/callbacks?day=tomorrow", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/v1/callbacks/nothing/done?name=ana", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/callbacks/nothing/done", HttpStatusCode.BadRequest)]
    public async Task A_wrong_request_gets_problem_details(string method, string path, HttpStatusCode status)
    {
        await using var platform = await StartAsync();
        using var request = new HttpRequestMessage(new(method), path);
        using var answer = await platform.Http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_book_outlives_the_process()
    {
        using var folder = new Platform.Tests.Storage.TempFolder();
        await using (var platform = await StartAsync(folder.Path))
        {
            await Say(platform, "1", "Please call me on 617-555-0136 tomorrow at 3pm");
        }

        await using var next = await StartAsync(folder.Path);
        var call = Assert.Single(await ListAsync(next, "2026-11-24"));
        Assert.Equal(("2026-11-24T15:00", "6175550136", "en"), (call.ShopTime, call.Phone, call.Language));
    }

    private static Task<PlatformFixture> StartAsync(string? folder = null)
    {
        var time = new OffsetTime();
        time.Set(DateTimeOffset.Parse(Monday, System.Globalization.CultureInfo.InvariantCulture));
        return ConversationPlatform.StartAsync(time, folder);
    }

    private static async Task<ThreadView> Say(PlatformFixture platform, string id, string text)
    {
        using var answer = await platform.Http.PostAsJsonAsync("/v1/messages", new ChatMessage("call", id, "vera@chat.example", "Vera", text), PlatformJson.Options);
        var receipt = await answer.Content.ReadFromJsonAsync<MailReceipt>(PlatformJson.Options);
        return await platform.SettledAsync(receipt!.Thread!);
    }

    private static async Task<IReadOnlyList<ScheduledJob>> RemindersAsync(PlatformFixture platform) =>
        [.. (await platform.Host.Services.GetRequiredService<IJobSchedule>().ListAsync(CustomerIds.FromAddress("vera@chat.example"))).Where(entry => entry.Job.Kind == RemindCallbackHandler.RemindKind)];

    private static string Newest(ThreadView thread) => thread.Deliveries[^1].Text;

    private static async Task<IReadOnlyList<CallbackView>> ListAsync(PlatformFixture platform, string day) =>
        (await platform.Http.GetFromJsonAsync<CallbackDay>($"/v1/callbacks?day={day}", PlatformJson.Options))!.Callbacks;
}
