using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Deliveries;
using Platform.Gateway.Api;
using Platform.Ladder;
using Platform.Suppressions;
using Platform.Tests.EndToEnd;
using Platform.Threads;

namespace Platform.Tests.Ses;

/// <summary>The whole way against servers that others wrote: bucket and queue, SQLite, SES, and what is told of the mail afterwards.</summary>
[Collection("processes")]
public sealed class SesFlowTests
{
    private const string Received = """
        Return-Path: <john@example.com>
        Received: from mail.example.com (mail.example.com [192.0.2.1]) by inbound-smtp.eu-central-1.amazonaws.com with SMTP id abc for support@shop.example; Fri, 20 Nov 2026 10:00:01 +0000 (UTC)
        X-SES-Spam-Verdict: PASS
        X-SES-Virus-Verdict: PASS
        Received-SPF: pass (spfCheck: domain of example.com designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1; envelope-from=john@example.com; helo=mail.example.com;
        Authentication-Results: amazonses.com; spf=pass (spfCheck: domain of example.com designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1; envelope-from=john@example.com; helo=mail.example.com; dkim=pass header.i=@example.com; dmarc=pass header.from=example.com;
        X-SES-RECEIPT: AEFBQUFBQUFBQUFH


        """;

    [NeedsAwsMailFact]
    public async Task A_mail_in_the_bucket_is_answered_through_SES_and_what_SES_tells_of_it_counts()
    {
        var servers = await AwsMailServers.GetAsync();
        var (queue, _) = await servers.CreateQueuePairAsync(3);
        var topicQueue = AwsMailServers.NextName();
        var feedback = await servers.CreateQueueAsync(topicQueue);
        var topic = await servers.CreateTopicAsync(topicQueue);
        await using var platform = await StartAsync(servers, queue, new() { ["Platform:Ses:FeedbackQueue"] = feedback });

        await servers.PutAsync("mail", "in/first", Stored(TestMail.Create("first", "Where is my order 12345?", "john@example.com")));
        await servers.SendAsync(queue, Event("in/first"));
        await servers.SendAsync(queue, Event("in/first"));
        var thread = await AnsweredAsync(platform, servers, "john@example.com", 1);

        // SES' own verdict counts for the level, and a mail told of twice is one.
        Assert.Contains("1Z999AA10123456784", thread.Deliveries[0].Text, StringComparison.Ordinal);
        Assert.Equal(1, thread.Thread.Messages);
        var delivery = Assert.Single(thread.Deliveries);
        Assert.Equal(DeliveryStatus.Sent, delivery.Status);
        Assert.Equal((0, 0), await servers.CountAsync(queue));

        // The customer's program knows the id of SES only, and the address has lost its token.
        var sent = Assert.Single(await servers.SentToAsync("john@example.com"));
        var assigned = $"{sent.GetProperty("messageId").GetString()}@eu-central-1.amazonses.com";
        await servers.PutAsync("mail", "in/second", Stored(TestMail.Create("second", "Thank you. How do I return it?", "john@example.com", "another subject", assigned)));
        await servers.SendAsync(queue, Event("in/second"));
        await AnsweredAsync(platform, servers, "john@example.com", 2);
        var events = platform.Host.Services.GetRequiredService<IThreadLog>().ReadAsync(thread.Thread.ThreadId);
        var second = (await events.ToListAsync()).Select(recorded => recorded.Event).OfType<ThreadEvent.MessageReceived>().Last();
        Assert.Equal(LadderReasons.InReplyTo, second.Message.ThreadReason);

        await servers.PublishAsync(topic, JsonSerializer.Serialize(new
        {
            eventType = "Bounce",
            bounce = new { bounceType = "Permanent", feedbackId = "fb", bouncedRecipients = new[] { new { emailAddress = "john@example.com", status = "5.1.1" } } },
            mail = new { messageId = sent.GetProperty("messageId").GetString(), headers = new[] { new { name = "Message-ID", value = $"<{delivery.ReplyId}>" } } },
        }));
        var suppressions = platform.Host.Services.GetRequiredService<ISuppressionList>();
        await Wait.UntilAsync("the address to be suppressed", async () => await suppressions.FindReasonAsync("john@example.com") == SuppressionReasons.Bounce);
        await Wait.UntilAsync("the delivery to be bounced", async () => (await platform.GetThreadAsync(thread.Thread.ThreadId)).Deliveries[0].Status == DeliveryStatus.Bounced);
    }

    [NeedsAwsMailFact]
    public async Task A_mail_of_almost_forty_megabytes_is_taken()
    {
        var servers = await AwsMailServers.GetAsync();
        var (queue, dead) = await servers.CreateQueuePairAsync(3);
        await using var platform = await StartAsync(servers, queue);

        await servers.PutAsync("mail", "in/large", Large(39 * 1024 * 1024));
        await servers.SendAsync(queue, Event("in/large"));
        var thread = await AnsweredAsync(platform, servers, "large@example.com", 1);

        Assert.Equal(1, thread.Thread.Messages);
        Assert.Equal(((0, 0), (0, 0)), (await servers.CountAsync(queue), await servers.CountAsync(dead)));
    }

    [NeedsAwsMailFact]
    public async Task What_cannot_be_taken_ends_in_the_dead_letter_queue()
    {
        var servers = await AwsMailServers.GetAsync();
        var (queue, dead) = await servers.CreateQueuePairAsync(2);
        await using var platform = await StartAsync(servers, queue, new() { ["Platform:Ses:RetryDelay"] = "00:00:00" });

        await servers.PutAsync("other", "in/stolen", TestMail.Create("stolen", "hello"));
        await servers.SendAsync(queue, "this is no event");
        await servers.SendAsync(queue, Event("in/missing"));
        await servers.SendAsync(queue, Event("in/stolen", "other"));

        await Wait.UntilAsync("three messages in the dead-letter queue", async () => (await servers.CountAsync(dead)).Waiting == 3);
        Assert.Equal((0, 0), await servers.CountAsync(queue));
        Assert.Empty(await platform.ListThreadsAsync());
    }

    [NeedsAwsMailFact]
    public async Task A_virus_is_quarantined_and_not_answered()
    {
        var servers = await AwsMailServers.GetAsync();
        var (queue, _) = await servers.CreateQueuePairAsync(3);
        await using var platform = await StartAsync(servers, queue);

        await servers.PutAsync("mail", "in/virus", [.. "X-SES-Virus-Verdict: FAIL\r\n"u8, .. TestMail.Create("virus", "hello")]);
        await servers.SendAsync(queue, Event("in/virus"));

        QuarantinePage? page = null;
        await Wait.UntilAsync("the mail in quarantine", async () =>
            (page = await platform.Http.GetFromJsonAsync<QuarantinePage>("/v1/quarantine", PlatformJson.Options))!.Mails.Count == 1);
        Assert.Equal(("virus", "ses"), (page!.Mails[0].Reason, page.Mails[0].Source));
        Assert.Empty(await platform.ListThreadsAsync());
    }

    private static Task<PlatformFixture> StartAsync(AwsMailServers servers, string queue, Dictionary<string, string?>? more = null) => PlatformFixture.StartAsync(settings: new(more ?? [])
    {
        ["Platform:Ses:Region"] = AwsMailServers.Region,
        ["Platform:Ses:Send"] = "true",
        ["Platform:Ses:InboundQueue"] = queue,
        ["Platform:Ses:Bucket"] = "mail",
        ["Platform:Ses:SesUrl"] = servers.Ses,
        ["Platform:Ses:SqsUrl"] = servers.Aws,
        ["Platform:Ses:S3Url"] = servers.Aws,
        ["Platform:MailIntake:AuthservIds:0"] = "amazonses.com",
    });

    private static async Task<ThreadView> AnsweredAsync(PlatformFixture platform, AwsMailServers servers, string address, int replies)
    {
        await Wait.UntilAsync($"{replies} replies to {address}", async () => (await servers.SentToAsync(address)).Count == replies);
        return await platform.SettledAsync(Assert.Single(await platform.ListThreadsAsync()).ThreadId);
    }

    private static byte[] Stored(byte[] mail) => [.. Encoding.ASCII.GetBytes(Received.ReplaceLineEndings("\r\n").TrimEnd() + "\r\n"), .. mail];

    private static string Event(string key, string bucket = "mail") => JsonSerializer.Serialize(new
    {
        Records = new[] { new { eventSource = "aws:s3", eventName = "ObjectCreated:Put", s3 = new { bucket = new { name = bucket }, @object = new { key = Uri.EscapeDataString(key), size = 1 } } } },
    });

    private static byte[] Large(int size)
    {
        var head = Encoding.ASCII.GetBytes(
            "From: Large <large@example.com>\r\nTo: support@shop.example\r\nSubject: photos\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\nMessage-ID: <large@mail.example.com>\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHow do I return this?\r\n--b\r\nContent-Type: image/jpeg; name=a.jpg\r\nContent-Disposition: attachment; filename=a.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        var tail = "--b--\r\n"u8;
        var mail = new byte[size];
        head.CopyTo(mail, 0);
        var line = Encoding.ASCII.GetBytes(new string('A', 76) + "\r\n");
        var at = head.Length;
        for (; at + line.Length <= size - tail.Length; at += line.Length)
        {
            line.CopyTo(mail, at);
        }

        tail.CopyTo(mail.AsSpan(at));
        return mail[..(at + tail.Length)];
    }
}
