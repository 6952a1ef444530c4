using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Gateway.Api;
using Platform.Operators;
using Platform.Tests.EndToEnd;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Tests.Operators;

/// <summary>The queue, the context and the replies of operators, against the whole platform.</summary>
[Collection("processes")]
public sealed class OperatorFlowTests
{
    [Fact]
    public async Task An_operator_answers_by_mail_once_and_gives_the_thread_back()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var receipt = await platform.PostAsync(TestMail.Create("o1", "I want to talk to a human about my order, this is terrible", subject: "My order"));
        await platform.SettledAsync(receipt.Thread!);
        await platform.PostAsync(TestMail.Create("o2", "Hello? Anybody?", inReplyTo: "o1@mail.example.com"));
        var queue = await QueueAsync(platform);
        var entry = Assert.Single(queue.Threads);
        Assert.Equal((ThreadStatus.HandedOff, 1, "ann@example.com"), (entry.Status, queue.Waiting, entry.Customer));
        Assert.Contains("terrible", entry.Mood.Words);

        var reply = new OperatorReplyBody("ana", "Dear Ann,\n\nI have looked into it.\n\nAna", "r1");
        var first = await ReplyAsync(platform, receipt.Thread!, reply);
        var again = await ReplyAsync(platform, receipt.Thread!, reply with { Text = "something else" });
        var thread = await platform.SettledAsync(receipt.Thread!);

        Assert.Equal((false, true), (first.Duplicate, again.Duplicate));
        Assert.Equal(first.ReplyId, again.ReplyId);
        Assert.Equal(ThreadStatus.Taken, thread.Thread.Status);
        Assert.Equal([null, "ana"], thread.Deliveries.Select(delivery => delivery.Operator));
        var mail = await MailAsync(platform, first.ReplyId);
        Assert.Null(mail.Headers["Auto-Submitted"]);
        Assert.Equal(("Re: A question", "o2@mail.example.com"), (mail.Subject, mail.InReplyTo));
        Assert.Contains("I have looked into it.", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(0, (await QueueAsync(platform)).Waiting);

        var context = await platform.Http.GetFromJsonAsync<ThreadContext>($"/v1/operator/threads/{receipt.Thread}", PlatformJson.Options);
        Assert.Equal(["ana", "ana"], context!.Summary.Select(turn => turn.AnsweredBy));

        using var given = await platform.Http.PostAsync($"/v1/threads/{receipt.Thread}/give-back?name=ana", null);
        Assert.Empty((await QueueAsync(platform)).Threads);
        await platform.PostAsync(TestMail.Create("o3", "How long does standard shipping take?", inReplyTo: first.ReplyId));
        Assert.Equal(3, (await platform.SettledAsync(receipt.Thread!)).Deliveries.Length);
    }

    [Fact]
    public async Task A_human_who_answers_first_wins_over_a_draft_under_way()
    {
        using var gate = new SlowUnderstanding();
        await using var platform = await PlatformFixture.StartAsync(configure: builder => builder.Services.AddSingleton<IUnderstanding>(provider =>
        {
            gate.Inner = new TrainedUnderstanding(provider.GetRequiredService<IOptions<UnderstandingOptions>>().Value);
            return gate;
        }));
        var receipt = await platform.PostAsync(TestMail.Create("d1", "Where is my order?"));
        await gate.Entered;
        using var taken = await platform.Http.PostAsync($"/v1/threads/{receipt.Thread}/take?name=ana", null);
        await ReplyAsync(platform, receipt.Thread!, new("ana", "I am on it.", "r1"));
        gate.Open();

        await Wait.UntilAsync("the draft to be dropped", async () =>
            (await platform.Http.GetFromJsonAsync<List<TimelineEntry>>($"/v1/threads/{receipt.Thread}/timeline", PlatformJson.Options))!.Exists(entry => entry.Event == "thread.draft-discarded.v1"));
        var thread = await platform.SettledAsync(receipt.Thread!);

        Assert.Equal("I am on it.", Assert.Single(thread.Deliveries).Text);
        Assert.Single(Directory.GetFiles(platform.Host.Outbox));
    }

    [Fact]
    public async Task A_reply_to_a_chat_is_read_from_the_thread()
    {
        await using var platform = await PlatformFixture.StartAsync();
        using var said = await platform.Http.PostAsJsonAsync("/v1/messages", new ChatMessage("visit", "1", "vera@chat.example", "Vera", "I want to talk to a human"), PlatformJson.Options);
        var receipt = await said.Content.ReadFromJsonAsync<MailReceipt>(PlatformJson.Options);
        await platform.SettledAsync(receipt!.Thread!);

        await ReplyAsync(platform, receipt.Thread!, new("ana", "Here I am.", "r1"));
        var thread = await platform.SettledAsync(receipt.Thread!);

        Assert.Equal(("Here I am.", "ana"), (thread.Deliveries[^1].Text, thread.Deliveries[^1].Operator));
        Assert.Empty(Directory.GetFiles(platform.Host.Outbox));
    }

    [Fact]
    public async Task What_cannot_be_taken_says_why()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var receipt = await platform.PostAsync(TestMail.Create("w1", "Where is my order?"));
        await platform.SettledAsync(receipt.Thread!);
        var path = $"/v1/operator/threads/{receipt.Thread}/reply";
        var reply = new OperatorReplyBody("ana", "Hello", "r1");

        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(platform, path, reply));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(platform, path, reply with { Id = null }));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(platform, path, reply with { Name = "" }));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(platform, path, reply with { Text = " " }));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(platform, "/v1/operator/threads/nothing/reply", reply));
        using var unknown = await platform.Http.GetAsync("/v1/operator/threads/nothing");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var limit = await platform.Http.GetAsync("/v1/operator/queue?limit=0");
        Assert.Equal(HttpStatusCode.BadRequest, limit.StatusCode);
        Assert.Empty((await QueueAsync(platform)).Threads);
    }

    private static async Task<OperatorQueue> QueueAsync(PlatformFixture platform) =>
        (await platform.Http.GetFromJsonAsync<OperatorQueue>("/v1/operator/queue", PlatformJson.Options))!;

    private static async Task<OperatorReplyReceipt> ReplyAsync(PlatformFixture platform, string thread, OperatorReplyBody reply)
    {
        using var answer = await platform.Http.PostAsJsonAsync($"/v1/operator/threads/{thread}/reply", reply, PlatformJson.Options);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<OperatorReplyReceipt>(PlatformJson.Options))!;
    }

    private static async Task<HttpStatusCode> StatusAsync(PlatformFixture platform, string path, OperatorReplyBody reply)
    {
        using var answer = await platform.Http.PostAsJsonAsync(path, reply, PlatformJson.Options);
        return answer.StatusCode;
    }

    private static async Task<MimeKit.MimeMessage> MailAsync(PlatformFixture platform, string id)
    {
        foreach (var file in Directory.GetFiles(platform.Host.Outbox))
        {
            using var stream = File.OpenRead(file);
            var mail = await MimeKit.MimeMessage.LoadAsync(stream);
            if (mail.MessageId == id)
            {
                return mail;
            }
        }

        throw new InvalidOperationException($"{id} is not in the outbox");
    }
}
