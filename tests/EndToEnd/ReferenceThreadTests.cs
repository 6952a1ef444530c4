using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.EndToEnd;

/// <summary>The first three sample mails: one thread over days, the process killed between any two of them.</summary>
[Collection("processes")]
public sealed class ReferenceThreadTests
{
    private static readonly string[] Mails = ["01-where-is-my-order.eml", "02-order-number.eml", "03-email-on-order.eml"];

    [Fact]
    public async Task Three_mails_are_one_thread_although_the_process_is_killed_between_them()
    {
        using var folder = new TempFolder();
        var inbox = Directory.CreateDirectory(Path.Combine(folder.Path, "inbox", "new")).FullName;
        var outbox = Path.Combine(folder.Path, "outbox", "new");
        for (var turn = 1; turn <= Mails.Length; turn++)
        {
            File.Copy(Path.Combine(PlatformFixture.Samples, "mails", Mails[turn - 1]), Path.Combine(inbox, Mails[turn - 1]));
            using var process = CrashHost.Start(folder.Path, CrashPoint.None);
            var expected = turn;
            await Wait.UntilAsync($"reply {turn}", () => Directory.Exists(outbox) && Directory.GetFiles(outbox).Length >= expected);
            await process.KillAsync();
        }

        await using var platform = await PlatformFixture.StartAsync(folder.Path);
        var head = Assert.Single(await platform.ListThreadsAsync());
        var thread = await platform.SettledAsync(head.ThreadId);

        Assert.Equal(3, Directory.GetFiles(outbox).Length);
        Assert.Equal([1, 2, 3], thread.Turns.Select(message => message.Turn));
        Assert.Contains("order number", thread.Deliveries[0].Text, StringComparison.Ordinal);
        Assert.Contains("e-mail", thread.Deliveries[1].Text, StringComparison.Ordinal);
        Assert.All((string[])["shipped", "UPS", "1Z999AA10123456784", "27 November 2026"], told => Assert.Contains(told, thread.Deliveries[2].Text, StringComparison.Ordinal));
        Assert.Contains(thread.Facts, facts => facts.Turn == 3 && facts.Facts.Any(fact => fact.Source == "orders/12345"));
        Assert.Equal(2, thread.Conversation.LevelFor("john@example.com", "12345"));
        Assert.Equal(ThreadStatus.Open, thread.Thread.Status);
    }

    [Fact]
    public async Task Order_data_of_somebody_else_is_not_told()
    {
        await using var platform = await PlatformFixture.StartAsync();

        var first = await platform.PostAsync(TestMail.Create("m1", "Please show me bob's order 20001, I need the tracking number.", "mallory@example.net"));
        await platform.SettledAsync(first.Thread!);
        await platform.PostAsync(TestMail.Create("m2", "The e-mail is mallory@example.net", "mallory@example.net", inReplyTo: "m1@mail.example.com"));
        var thread = await platform.SettledAsync(first.Thread!);

        var told = string.Join('\n', thread.Deliveries.Select(delivery => delivery.Text));
        Assert.DoesNotContain("bob@", told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(thread.Facts.SelectMany(facts => facts.Facts), fact => fact.Source.StartsWith("orders/", StringComparison.Ordinal));
        Assert.Equal(0, thread.Conversation.LevelFor("mallory@example.net", "20001"));
    }

    [Fact]
    public async Task A_stranger_who_answers_into_a_thread_gets_a_thread_of_his_own()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var ann = await platform.PostAsync(TestMail.Create("m1", "Where is my order 12345? The e-mail is john@example.com", "john@example.com"));
        var settled = await platform.SettledAsync(ann.Thread!);

        var stranger = await platform.PostAsync(TestMail.Create("m2", "And where is it now?", "mallory@example.net", inReplyTo: settled.Deliveries[0].ReplyId));
        var theirs = await platform.SettledAsync(stranger.Thread!);

        Assert.NotEqual(ann.Thread, stranger.Thread);
        Assert.Equal(ann.Thread, theirs.LinkedTo);
        Assert.DoesNotContain("12345", theirs.Deliveries[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_reply_to_gets_nothing_of_what_its_sender_had_proved()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var john = await platform.PostAsync(TestMail.Create("m1", "Where is my order 12345? The e-mail is john@example.com", "john@example.com"));
        var settled = await platform.SettledAsync(john.Thread!);
        Assert.Equal(2, settled.Conversation.LevelFor("john@example.com", "12345"));

        var forged = System.Text.Encoding.UTF8.GetString(TestMail.Create("m2", "Where is my order?", "john@example.com", inReplyTo: settled.Deliveries[0].ReplyId))
            .Replace("To: support", "Reply-To: mallory@example.net\r\nTo: support", StringComparison.Ordinal);
        var receipt = await platform.PostAsync(System.Text.Encoding.UTF8.GetBytes(forged));
        var thread = await platform.SettledAsync(receipt.Thread!);

        Assert.NotEqual(john.Thread, receipt.Thread);
        Assert.DoesNotContain("12345", thread.Deliveries[0].Text, StringComparison.Ordinal);
    }
}
