using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.Gateway.Api;
using Platform.Threads;

namespace Platform.Tests.EndToEnd;

/// <summary>Mail in over HTTP and Maildir, replies out, against the whole platform.</summary>
[Collection("processes")]
public sealed class MailFlowTests
{
    private static readonly Dictionary<string, string?> BurstOfTwoSeconds = new() { ["Platform:Threads:BurstQuiet"] = "00:00:02" };

    [Fact]
    public async Task The_same_mail_delivered_five_times_at_once_is_one_turn_and_one_reply()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var mail = TestMail.Create("same", "Where is my order?");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => platform.PostAsync(mail)));

        Assert.Single(receipts.Select(receipt => receipt.Thread).Distinct());
        Assert.Equal(4, receipts.Count(receipt => receipt.Duplicate));
        var thread = await platform.SettledAsync(receipts[0].Thread!);
        Assert.Single(thread.Turns);
        Assert.Single(thread.Deliveries);
        Assert.Single(Directory.GetFiles(platform.Host.Outbox));
    }

    [Fact]
    public async Task Three_mails_within_two_seconds_are_three_turns_and_one_reply_that_answers_all()
    {
        await using var platform = await PlatformFixture.StartAsync(settings: BurstOfTwoSeconds);

        var first = await platform.PostAsync(TestMail.Create("b1", "Hello, where is my order?"));
        await platform.PostAsync(TestMail.Create("b2", "The number is 12345", inReplyTo: "b1@mail.example.com"));
        await platform.PostAsync(TestMail.Create("b3", "and the e-mail on it is john@example.com", inReplyTo: "b2@mail.example.com"));
        var thread = await platform.SettledAsync(first.Thread!);

        Assert.Equal([1, 2, 3], thread.Turns.Select(turn => turn.Turn));
        var reply = Assert.Single(thread.Deliveries);
        Assert.All(thread.Turns, turn => Assert.Equal(reply.ReplyId, turn.ReplyId));
        Assert.Contains("1Z999AA10123456784", reply.Text, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(platform.Host.Outbox));
    }

    [Fact]
    public async Task A_mail_dropped_into_the_maildir_is_answered_and_moved()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var inbox = platform.Host.Inbox;
        var temporary = Path.Combine(Path.GetDirectoryName(inbox)!, "tmp", "x.eml");
        await File.WriteAllBytesAsync(temporary, TestMail.Create("maildir", "Where is my order?"));
        File.Move(temporary, Path.Combine(inbox, "x.eml"));

        await Wait.UntilAsync("the reply", () => Directory.GetFiles(platform.Host.Outbox).Length == 1);
        await Wait.UntilAsync("the mail to be moved", () => Directory.GetFiles(inbox).Length == 0);
    }

    [Fact]
    public async Task The_reply_is_a_proper_answer()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var receipt = await platform.PostAsync(TestMail.Create("proper", "Where is my order?", subject: "My order"));
        await platform.SettledAsync(receipt.Thread!);

        using var stream = File.OpenRead(Assert.Single(Directory.GetFiles(platform.Host.Outbox)));
        var reply = await MimeKit.MimeMessage.LoadAsync(stream);

        Assert.Equal("Re: My order", reply.Subject);
        Assert.Equal("ann@example.com", reply.To.Mailboxes.Single().Address);
        Assert.Equal("proper@mail.example.com", reply.InReplyTo);
        Assert.Equal(["proper@mail.example.com"], reply.References);
        Assert.Equal("auto-replied", reply.Headers["Auto-Submitted"]);
        Assert.StartsWith("support+", reply.ReplyTo.Mailboxes.Single().Address, StringComparison.Ordinal);
        Assert.Contains("> Where is my order?", reply.TextBody, StringComparison.Ordinal);
        Assert.Contains("Where is my order?", reply.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_outside_the_knowledge_base_gets_an_honest_answer_and_a_human()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var receipt = await platform.PostAsync(TestMail.Create("tent", "Do you also rent out party tents for a wedding?"));
        var thread = await platform.SettledAsync(receipt.Thread!);

        Assert.Equal(ThreadStatus.HandedOff, thread.Thread.Status);
        Assert.Single(thread.Deliveries);

        await platform.PostAsync(TestMail.Create("tent2", "Hello? Anybody?", inReplyTo: "tent@mail.example.com"));
        Assert.Single((await platform.SettledAsync(receipt.Thread!)).Deliveries);
    }

    [Fact]
    public async Task A_machine_is_never_answered()
    {
        await using var platform = await PlatformFixture.StartAsync();
        foreach (var sample in (string[])["10-out-of-office.eml", "11-bounce.eml", "18-newsletter.eml"])
        {
            var receipt = await platform.PostAsync(await File.ReadAllBytesAsync(Path.Combine(PlatformFixture.Samples, "mails", sample)));
            Assert.NotEqual("customer", receipt.Class);
            Assert.Equal(0, receipt.Turn);
            Assert.Null((await platform.GetThreadAsync(receipt.Thread!)).Thread.PendingSince);
        }

        Assert.Empty(Directory.GetFiles(platform.Host.Outbox));
    }

    [Fact]
    public async Task What_is_no_mail_is_quarantined_with_its_reason_and_kept()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var receipt = await platform.PostAsync([0, 1, 2, 3, 255]);

        Assert.Equal("quarantined", receipt.Class);
        var page = await platform.Http.GetFromJsonAsync<QuarantinePage>("/v1/quarantine", PlatformJson.Options);
        var entry = Assert.Single(page!.Mails);
        Assert.Equal(receipt.Reason, entry.Reason);
        Assert.Equal([0, 1, 2, 3, 255], await platform.Http.GetByteArrayAsync($"/v1/quarantine/{entry.Id}"));
    }

    [Theory]
    [InlineData("/v1/threads/nothing-like-it", HttpStatusCode.NotFound)]
    [InlineData("/v1/threads?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/v1/threads?status=odd", HttpStatusCode.BadRequest)]
    [InlineData("/v1/threads?cursor=odd", HttpStatusCode.BadRequest)]
    [InlineData("/v1/quarantine/abc", HttpStatusCode.NotFound)]
    [InlineData("/v2", HttpStatusCode.NotFound)]
    public async Task A_wrong_request_gets_problem_details(string path, HttpStatusCode status)
    {
        await using var platform = await PlatformFixture.StartAsync();
        using var answer = await platform.Http.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Only_mail_is_taken_as_mail()
    {
        await using var platform = await PlatformFixture.StartAsync();
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var wrong = await platform.Http.PostAsync("/v1/mail", json);
        using var nothing = new ByteArrayContent([]) { Headers = { ContentType = new("message/rfc822") } };
        using var empty = await platform.Http.PostAsync("/v1/mail", nothing);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
    }

    [Fact]
    public async Task The_api_describes_itself_and_its_health()
    {
        await using var platform = await PlatformFixture.StartAsync();
        using var description = JsonDocument.Parse(await platform.Http.GetStringAsync("/openapi/v1.json"));

        Assert.All(
            (string[])["/v1/mail", "/v1/messages", "/v1/threads", "/v1/threads/{id}", "/v1/threads/{id}/timeline", "/v1/quarantine"],
            path => Assert.True(description.RootElement.GetProperty("paths").TryGetProperty(path, out _), path));
        Assert.Equal("Healthy", await platform.Http.GetStringAsync("/health/ready"));
        Assert.Equal("Healthy", await platform.Http.GetStringAsync("/health/live"));
    }

    [Fact]
    public async Task A_page_with_a_rebound_name_is_refused()
    {
        await using var platform = await PlatformFixture.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/threads") { Headers = { Host = "evil.example" } };
        using var answer = await platform.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_thread_can_be_seen_as_of_a_moment_and_event_by_event()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var receipt = await platform.PostAsync(TestMail.Create("asof", "Where is my order?"));
        var now = await platform.SettledAsync(receipt.Thread!);
        var received = Uri.EscapeDataString(now.Thread.OpenedAt.ToString("O"));

        var then = await platform.Http.GetFromJsonAsync<ThreadView>($"/v1/threads/{receipt.Thread}?asOf={received}", PlatformJson.Options);
        var timeline = await platform.Http.GetFromJsonAsync<List<TimelineEntry>>($"/v1/threads/{receipt.Thread}/timeline", PlatformJson.Options);

        Assert.Null(then!.Turns[0].Reading);
        Assert.Empty(then.Deliveries);
        Assert.Equal(
            ["thread.opened.v1", "thread.message-received.v1", "thread.turn-completed.v1", "thread.reply-handed-over.v1"],
            timeline!.Select(entry => entry.Event));
    }

    [Fact]
    public async Task What_was_taken_in_is_counted_by_class_and_names_nobody()
    {
        var counted = new ConcurrentBag<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name == PlatformTelemetry.Name && instrument.Name == "platform.messages.received")
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counted.Add($"{value} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"));
        listener.Start();
        await using var platform = await PlatformFixture.StartAsync();

        await platform.PostAsync(TestMail.Create("counted", "Where is my order?", "telemetry@example.com"));
        await platform.PostAsync(TestMail.Create("counted", "Where is my order?", "telemetry@example.com"));

        Assert.Equal(
            ["1 platform.message.class=customer platform.outcome=accepted", "1 platform.message.class=customer platform.outcome=duplicate"],
            counted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Chat_is_a_thread_of_whoever_began_it()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var message = new ChatMessage("visit-1", "1", "visitor@chat.example", "Vera", "Where is my order?");
        using var first = await platform.Http.PostAsJsonAsync("/v1/messages", message, PlatformJson.Options);
        using var again = await platform.Http.PostAsJsonAsync("/v1/messages", message, PlatformJson.Options);
        using var stranger = await platform.Http.PostAsJsonAsync("/v1/messages", message with { Id = "2", From = "other@chat.example" }, PlatformJson.Options);

        var receipt = await first.Content.ReadFromJsonAsync<MailReceipt>(PlatformJson.Options);
        Assert.True((await again.Content.ReadFromJsonAsync<MailReceipt>(PlatformJson.Options))!.Duplicate);
        Assert.Equal(HttpStatusCode.BadRequest, stranger.StatusCode);
        var thread = await platform.SettledAsync(receipt!.Thread!);
        Assert.Contains("order number", Assert.Single(thread.Deliveries).Text, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(platform.Host.Outbox));
    }

    [Fact]
    public async Task A_human_who_takes_the_thread_silences_the_bot_until_it_is_given_back()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var receipt = await platform.PostAsync(TestMail.Create("h1", "Where is my order?"));
        await platform.SettledAsync(receipt.Thread!);
        using var taken = await platform.Http.PostAsync($"/v1/threads/{receipt.Thread}/take?name=ana", null);
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);

        await platform.PostAsync(TestMail.Create("h2", "It is 12345", inReplyTo: "h1@mail.example.com"));
        Assert.Single((await platform.SettledAsync(receipt.Thread!)).Deliveries);

        using var given = await platform.Http.PostAsync($"/v1/threads/{receipt.Thread}/give-back?name=ana", null);
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        await platform.PostAsync(TestMail.Create("h3", "The order number is 12345", inReplyTo: "h1@mail.example.com"));
        Assert.Equal(2, (await platform.SettledAsync(receipt.Thread!)).Deliveries.Length);
    }
}
