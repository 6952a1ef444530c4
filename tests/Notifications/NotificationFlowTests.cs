using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Orleans;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Documents;
using Platform.Gateway.Api;
using Platform.Jobs;
using Platform.Notifications;
using Platform.Outgoing;
using Platform.Suppressions;
using Platform.Tests.EndToEnd;
using Platform.Tests.Support;

namespace Platform.Tests.Notifications;

/// <summary>Notifications through the whole platform, with a clock that the tests move. Each test has a customer of its own.</summary>
[Collection("processes")]
public sealed class NotificationFlowTests(NotificationPlatform platform) : IClassFixture<NotificationPlatform>
{
    private Task ConsentAsync(string email) =>
        platform.Platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICustomerGrain>(CustomerIds.FromAddress(email)).GrantConsent(
            new($"consent/{email}", CustomerIds.FromAddress(email), email, ConsentPurpose.OwnOffers, "thread/test/1", new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), "test/v1"));

    private readonly ManualTime _time = platform.Time;
    private readonly PlatformFixture _platform = platform.Platform;

    private IGrainFactory Grains => _platform.Host.Services.GetRequiredService<IGrainFactory>();

    private IJobSchedule Schedule => _platform.Host.Services.GetRequiredService<IJobSchedule>();

    [Fact]
    public async Task A_mail_leaves_once_however_often_it_is_asked_for()
    {
        const string Email = "once@example.org";
        var notification = GivenNotification.Of("purchase-confirmed", email: Email, language: "fr");

        await RunAsync(notification);
        await RunAsync(notification);
        await Task.WhenAll(RunAsync(notification), RunAsync(notification));

        Assert.Equal("Votre achat : Lumo Wireless Charging Stand", Assert.Single(Mails(Email)).Subject);
        Assert.Equal(new(DeliveryStatus.Sent, NotificationChannel.Email, null), await Receipt(notification));
    }

    [Fact]
    public async Task An_answer_to_a_mail_of_a_thread_lands_in_the_thread()
    {
        var opened = await _platform.PostAsync(TestMail.Create("first", "How long do I have to return something?"));
        var thread = opened.Thread!;
        await UntilAsync("the thread to settle", async () => (await _platform.GetThreadAsync(thread)).Thread.PendingSince is null);
        await RunAsync(GivenNotification.Of("return-opened", thread: thread, email: "ann@example.com"));
        var mail = Mails("ann@example.com").Single(mail => mail.Subject!.Contains("RMA", StringComparison.Ordinal));

        var byAddress = await _platform.PostAsync(TestMail.Create("second", "Thank you.", to: mail.ReplyTo.Mailboxes.Single().Address));
        var byId = await _platform.PostAsync(TestMail.Create("third", "Thank you.", inReplyTo: mail.MessageId));
        var stranger = await _platform.PostAsync(TestMail.Create("fourth", "Thank you.", from: "eve@example.net", inReplyTo: mail.MessageId));

        Assert.Equal(thread, byAddress.Thread);
        Assert.Equal(thread, byId.Thread);
        Assert.NotEqual(thread, stranger.Thread);
    }

    [Fact]
    public async Task A_label_that_is_not_there_yet_is_waited_for()
    {
        const string Email = "label@example.org";
        var documents = _platform.Host.Services.GetRequiredService<IDocumentStore>();
        var notification = GivenNotification.Of("return-opened", email: Email, attachment: "RMA-7F3K2.pdf");
        await Schedule.PutAsync([new(NotificationJobs.Send(notification), _time.GetUtcNow(), notification.CustomerId)]);
        await UntilAsync("a first try", async () => (await Schedule.ListAsync(notification.CustomerId)) is [{ Attempts: > 0 }]);
        Assert.Empty(Mails(Email));

        await documents.PutAsync("RMA-7F3K2.pdf", "application/pdf", "%PDF-1.7"u8.ToArray());
        await UntilAsync("the mail", () => Task.FromResult(Mails(Email).Count == 1));

        Assert.Equal("RMA-7F3K2.pdf", Assert.IsType<MimePart>(Mails(Email)[0].Attachments.Single()).FileName);
        using var answer = await _platform.Http.GetAsync("/v1/documents/RMA-7F3K2.pdf");
        Assert.Equal(("application/pdf", "%PDF-1.7"), (answer.Content.Headers.ContentType!.MediaType, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await _platform.Http.GetAsync("/v1/documents/RMA-0.pdf")).StatusCode);
    }

    [Fact]
    public async Task Text_messages_and_notes_wait_in_the_outbox_until_they_are_taken()
    {
        const string Email = "texts@example.org";
        await RunAsync(GivenNotification.Of("order-status", email: Email, channel: NotificationChannel.Sms, phone: "+1 617-555-0136"));
        await RunAsync(GivenNotification.Of("order-update", email: Email, channel: NotificationChannel.InApp));
        await RunAsync(GivenNotification.Of("callback-booked", email: Email, channel: NotificationChannel.Sms));

        var texts = await ListAsync($"channel=sms&open=true&customer={CustomerIds.FromAddress(Email)}");
        var notes = await ListAsync($"channel=in-app&customer={CustomerIds.FromAddress(Email)}");

        var text = Assert.Single(texts.Notifications);
        Assert.Equal(
            ("+1 617-555-0136", "Northwind Lane: order 12345: shipped. UPS 1Z999AA10123456784, expected Friday, 27 November 2026."), (text.Phone, text.Text));
        Assert.Equal("Your order 12345: shipped", Assert.Single(notes.Notifications).Title);
        Assert.Equal("Your call is booked", Assert.Single(Mails(Email)).Subject);
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync($"/v1/notifications/{text.Number}/sent"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync($"/v1/notifications/{text.Number}/read"));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync($"/v1/notifications/{notes.Notifications[0].Number}/read"));
        Assert.Empty((await ListAsync($"open=true&customer={CustomerIds.FromAddress(Email)}")).Notifications);
        var first = await ListAsync($"limit=1&customer={CustomerIds.FromAddress(Email)}");
        Assert.Equal(notes.Notifications[0].Number, Assert.Single((await ListAsync($"limit=1&after={first.Next}&customer={CustomerIds.FromAddress(Email)}")).Notifications).Number);
        Assert.Equal(HttpStatusCode.BadRequest, (await _platform.Http.GetAsync("/v1/notifications?channel=post")).StatusCode);
    }

    [Fact]
    public async Task Advertising_needs_a_recorded_consent()
    {
        var notification = GivenNotification.Of("newsletter", email: "nobody.agreed@example.org");

        await RunAsync(notification);

        Assert.Empty(Mails("nobody.agreed@example.org"));
    }

    [Fact]
    public async Task One_click_ends_what_is_planned_and_looking_at_the_page_does_not()
    {
        const string Email = "click@example.org";
        await ConsentAsync(Email);
        await PlanAsync(Email, "nurture-1", 1);
        await PlanAsync(Email, "nurture-2", 2);
        await PlanAsync(Email, "nurture-3", 20);
        await PlanAsync(Email, "callback-reminder", 21);
        await PassAsync(TimeSpan.FromHours(25), "the first mail", () => Mails(Email).Count == 1);
        var link = new Uri(Mails(Email)[0].Headers["List-Unsubscribe"]!.Split('<', '>')[1]);

        using var page = await RequestAsync(HttpMethod.Get, link, "fr-CA,fr;q=0.9");
        await PassAsync(TimeSpan.FromHours(24), "the second mail", () => Mails(Email).Count == 2);
        using var done = await RequestAsync(HttpMethod.Post, link, "fr");
        using var again = await RequestAsync(HttpMethod.Post, link, "en");

        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("<form method=\"post\">", html, StringComparison.Ordinal);
        Assert.Contains("Ne plus recevoir d&#x27;offres", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(done.Headers.Contains("Set-Cookie"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, done.StatusCode, again.StatusCode));
        Assert.Contains("C&#x27;est fait", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([GivenNotification.Of("callback-reminder", email: Email).Id], (await Schedule.ListAsync(CustomerIds.FromAddress(Email))).Select(job => job.Job.Id));
        await PassAsync(TimeSpan.FromDays(25), "the reminder", () => Mails(Email).Any(mail => mail.Subject!.StartsWith("Our call", StringComparison.Ordinal)));
        Assert.Equal(3, Mails(Email).Count);

        // What is planned later, by somebody who does not know, is refused when its moment comes.
        var late = GivenNotification.Of("newsletter", email: Email);
        await RunAsync(late);
        Assert.Equal(new(DeliveryStatus.Queued, null, "suppressed:opt-out"), await Receipt(late));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_link_that_is_not_ours_is_no_link(string method)
    {
        const string Email = "link@example.org";
        var token = new UnsubscribeTokens(new([new(1, new byte[32])])).Create(CustomerIds.FromAddress(Email));

        using var answer = await RequestAsync(new(method), new($"https://shop.example/v1/unsubscribe/{token}"), "en");

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Empty(await _platform.Host.Services.GetRequiredService<ISuppressionList>().ListAsync(CustomerIds.FromAddress(Email)));
    }

    [Fact]
    public async Task The_mail_that_a_mail_program_writes_to_unsubscribe_is_read_as_stop()
    {
        const string Email = "stop@example.org";
        await PlanAsync(Email, "nurture-1", 1);
        var receipt = await _platform.PostAsync(TestMail.Create("stop", "unsubscribe", from: Email, subject: "unsubscribe"));

        await UntilAsync("the opt-out", async () => (await Schedule.ListAsync(CustomerIds.FromAddress(Email))).Count == 0);
        await UntilAsync("the answer", () => Task.FromResult(Mails(Email).Count == 1));

        Assert.Contains("You are unsubscribed", Mails(Email)[0].TextBody, StringComparison.Ordinal);
        Assert.Equal(SuppressionReasons.OptOut, await _platform.Host.Services.GetRequiredService<ISuppressionList>().FindReasonAsync(Email));
        Assert.Null((await _platform.GetThreadAsync(receipt.Thread!)).Thread.HandOff);
    }

    [Fact]
    public async Task Templates_are_listed_and_previewed()
    {
        var list = await _platform.Http.GetFromJsonAsync<List<TemplateView>>("/v1/templates", PlatformJson.Options);
        var preview = await _platform.Http.GetFromJsonAsync<NotificationWords>("/v1/templates/price-expiring/preview?language=fr", PlatformJson.Options);

        Assert.Equal(NotificationTemplates.List.Select(template => template.Name), list!.Select(view => view.Name));
        Assert.Equal("Votre prix pour Lumo Wireless Charging Stand prend fin le vendredi 27 novembre 2026", preview!.Subject);
        foreach (var view in list!)
        {
            foreach (var language in view.Languages)
            {
                using var answer = await _platform.Http.GetAsync($"/v1/templates/{view.Name}/preview?language={language}");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _platform.Http.GetAsync("/v1/templates/nothing/preview")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _platform.Http.GetAsync("/v1/templates/newsletter/preview?language=xx")).StatusCode);
    }

    [Fact]
    public async Task Neither_addresses_nor_numbers_stand_in_the_log()
    {
        const string Email = "log@example.org";
        var failing = GivenNotification.Of("return-opened", email: Email, attachment: "missing.pdf", phone: "+1 617-555-0136");
        await Schedule.PutAsync([new(NotificationJobs.Send(failing), _time.GetUtcNow(), failing.CustomerId)]);
        await RunAsync(GivenNotification.Of("order-status", email: Email, channel: NotificationChannel.Sms, phone: "+1 617-555-0136"));
        await UntilAsync("a failure in the log", () => Task.FromResult(platform.Log.Lines.Any(line => line.Contains("failed 1 times", StringComparison.Ordinal))));

        Assert.DoesNotContain(platform.Log.Lines, line => line.Contains("example.org", StringComparison.Ordinal) || line.Contains("617-555", StringComparison.Ordinal));
    }

    private async Task RunAsync(Notification notification)
    {
        var job = NotificationJobs.Send(notification);
        await Grains.GetGrain<IJobGrain>(job.Id).Run(job);
    }

    private Task PlanAsync(string email, string name, int days)
    {
        var notification = GivenNotification.Of(name, email: email);
        var id = $"{(NotificationDecider.Advertises(notification) ? OptOuts.MarketingPrefix : "")}{notification.Id}";
        return Schedule.PutAsync([new(NotificationJobs.Send(notification with { Id = id }), _time.GetUtcNow().AddDays(days), notification.CustomerId)]);
    }

    private Task<NotificationReceipt> Receipt(Notification notification) => Grains.GetGrain<INotificationGrain>(notification.Id).GetReceipt();

    private List<MimeMessage> Mails(string email) =>
        [.. Directory.GetFiles(_platform.Host.Outbox).Select(path => MimeMessage.Load(path)).Where(mail => mail.To.Mailboxes.Single().Address == email).OrderBy(mail => mail.MessageId, StringComparer.Ordinal)];

    private async Task<NotificationPage> ListAsync(string query) => (await _platform.Http.GetFromJsonAsync<NotificationPage>($"/v1/notifications?{query}", PlatformJson.Options))!;

    private async Task<HttpStatusCode> PostAsync(string path)
    {
        using var answer = await _platform.Http.PostAsync(path, null);
        return answer.StatusCode;
    }

    /// <summary>As a mail program would: the public name in Host, no key, no cookie.</summary>
    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, Uri link, string languages)
    {
        using var request = new HttpRequestMessage(method, link.PathAndQuery);
        request.Headers.Host = link.Host;
        request.Headers.AcceptLanguage.ParseAdd(languages);
        request.Content = method == HttpMethod.Post ? new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]) : null;
        return await _platform.Http.SendAsync(request);
    }

    private async Task PassAsync(TimeSpan by, string what, Func<bool> condition)
    {
        _time.Advance(by);
        await UntilAsync(what, () => Task.FromResult(condition()));
    }

    /// <summary>Waits for the host's pumps, whose timers wait for the clock.</summary>
    private Task UntilAsync(string what, Func<Task<bool>> condition) => Wait.UntilAsync(what, async () =>
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return await condition();
    });
}
