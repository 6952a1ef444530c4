using System.Net;
using System.Net.Http.Json;
using System.Text;
using Platform.Gateway.Api;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;

namespace Platform.Tests.Quarantine;

/// <summary>What was quarantined is taken in after all: by a person who lifts its limits, or by rules that have changed.</summary>
[Collection("processes")]
public sealed class QuarantineTests
{
    [Fact]
    public async Task A_released_mail_is_a_customers_mail_once_whoever_asks_how_often()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var held = await platform.PostAsync(ManyParts("m1", 210));
        Assert.Equal(("quarantined", "too-many-parts"), (held.Class, held.Reason));

        // Today's rules still refuse it: replay changes nothing and says so.
        var replayed = await PostAsync<MailReceipt>(platform, $"/v1/quarantine/{held.Quarantine}/replay?by=ana");
        Assert.Equal(("quarantined", "too-many-parts", null), (replayed.Class, replayed.Reason, replayed.Thread));
        Assert.Empty(await platform.ListThreadsAsync());

        var released = await PostAsync<MailReceipt>(platform, $"/v1/quarantine/{held.Quarantine}/release?by=ana");
        var again = await PostAsync<MailReceipt>(platform, $"/v1/quarantine/{held.Quarantine}/release?by=ana");
        await PostAsync<MailReceipt>(platform, $"/v1/quarantine/{held.Quarantine}/release?by=ben");

        Assert.Equal(("customer", false), (released.Class, released.Duplicate));
        Assert.Equal((released.Thread, true), (again.Thread, again.Duplicate));
        var thread = await platform.SettledAsync(released.Thread!);
        Assert.Single(thread.Turns);
        Assert.Single(thread.Deliveries);

        var history = await HistoryAsync(platform, held.Quarantine!);
        Assert.Equal(released.Thread, history.Mail.TakenTo);
        Assert.Equal(
            [("replay", "ana", "too-many-parts", null), ("release", "ana", "customer", released.Thread), ("release", "ben", "customer", released.Thread)],
            history.Actions.Select(action => (action.Action, action.By, action.Outcome, action.ThreadId)));
        var page = await platform.Http.GetFromJsonAsync<QuarantinePage>("/v1/quarantine", PlatformJson.Options);
        Assert.Equal(released.Thread, Assert.Single(page!.Mails).TakenTo);
    }

    [Fact]
    public async Task A_mail_without_a_sender_is_never_released_but_may_be_replayed_under_other_rules()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var held = await platform.PostAsync(Encoding.ASCII.GetBytes("Subject: Hello\r\nMessage-ID: <n1@example.com>\r\n\r\nWho am I?\r\n"));
        Assert.Equal("no-sender", held.Reason);

        using var refused = await platform.Http.PostAsync($"/v1/quarantine/{held.Quarantine}/release?by=ana", null);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("no-sender", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("no-sender", (await PostAsync<MailReceipt>(platform, $"/v1/quarantine/{held.Quarantine}/replay?by=ana")).Reason);
        Assert.Equal(["release", "replay"], (await HistoryAsync(platform, held.Quarantine!)).Actions.Select(action => action.Action));
    }

    [Theory]
    [InlineData("release", "", HttpStatusCode.BadRequest)]
    [InlineData("replay", "", HttpStatusCode.BadRequest)]
    [InlineData("release", "?by=ana", HttpStatusCode.NotFound)]
    [InlineData("replay", "?by=ana", HttpStatusCode.NotFound)]
    public async Task A_wrong_request_gets_problem_details(string action, string query, HttpStatusCode status)
    {
        await using var platform = await PlatformFixture.StartAsync();

        using var answer = await platform.Http.PostAsync($"/v1/quarantine/{new string('0', 64)}/{action}{query}", null);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task What_was_released_is_known_after_a_restart_and_an_old_mail_is_released_silently()
    {
        using var folder = new TempFolder();
        string quarantine;
        string thread;
        await using (var platform = await PlatformFixture.StartAsync(folder.Path, new() { ["Platform:MailIntake:AnswerFrom"] = "2026-11-21T00:00:00Z" }))
        {
            quarantine = (await platform.PostAsync(ManyParts("m2", 210))).Quarantine!;
            var released = await PostAsync<MailReceipt>(platform, $"/v1/quarantine/{quarantine}/release?by=ana");
            thread = released.Thread!;
            Assert.Equal(0, released.Turn);
        }

        await using var later = await PlatformFixture.StartAsync(folder.Path);
        Assert.True((await PostAsync<MailReceipt>(later, $"/v1/quarantine/{quarantine}/release?by=ana")).Duplicate);
        Assert.Equal(thread, (await HistoryAsync(later, quarantine)).Mail.TakenTo);
        Assert.Empty((await later.GetThreadAsync(thread)).Deliveries);
    }

    [Theory]
    [InlineData("Received: by mx.shop.example; Thu, 19 Nov 2026 10:00:00 +0000\r\n", 0)] // Came before, whatever its Date says.
    [InlineData("Received: by mx.shop.example; Sat, 21 Nov 2026 10:00:00 +0000\r\nReceived: by old.example; Thu, 19 Nov 2026 10:00:00 +0000\r\n", 1)] // A clock that is wrong, or a slow way.
    [InlineData("Received: by mx.shop.example\r\n", 0)] // No moment there: the Date of 20 November counts.
    public async Task The_age_of_a_mail_is_when_it_came(string received, int turn)
    {
        await using var platform = await PlatformFixture.StartAsync(settings: new() { ["Platform:MailIntake:AnswerFrom"] = "2026-11-21T00:00:00Z" });

        var receipt = await platform.PostAsync([.. Encoding.ASCII.GetBytes(received), .. TestMail.Create("b1", "How long does standard shipping take?")]);
        var thread = await platform.SettledAsync(receipt.Thread!);

        Assert.Equal((turn, turn), (receipt.Turn, thread.Deliveries.Length));
    }

    private static async Task<T> PostAsync<T>(PlatformFixture platform, string path)
    {
        using var answer = await platform.Http.PostAsync(path, null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(PlatformJson.Options))!;
    }

    private static async Task<QuarantineHistory> HistoryAsync(PlatformFixture platform, string id) =>
        (await platform.Http.GetFromJsonAsync<QuarantineHistory>($"/v1/quarantine/{id}/history", PlatformJson.Options))!;

    private static byte[] ManyParts(string id, int parts)
    {
        var mail = new StringBuilder($"From: ann@example.com\r\nTo: support@shop.example\r\nSubject: A question\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\nMessage-ID: <{id}@mail.example.com>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHow long does standard shipping take?\r\n");
        for (var part = 0; part < parts; part++)
        {
            mail.Append("--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment\r\n\r\nx\r\n");
        }

        return Encoding.ASCII.GetBytes(mail.Append("--b--\r\n").ToString());
    }
}
