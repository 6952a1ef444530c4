using Platform.Deliveries;
using Platform.Gateway.Api;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Xunit.Abstractions;

namespace Platform.Tests.Deliveries;

/// <summary>A real mail server on both sides: swaks writes to it, it delivers into the platform's inbox, and takes the replies as relay.</summary>
[Collection("processes")]
public sealed class PostfixTests(ITestOutputHelper output)
{
    private const string Swaks = "/usr/bin/swaks";

    [NeedsProgramsFact("postfix swaks", PostfixServer.Program, Swaks)]
    public async Task A_customer_writes_twice_through_postfix_and_is_answered_twice_in_one_thread()
    {
        using var folder = new TempFolder();
        var data = Directory.CreateDirectory(folder.Combine("platform")).FullName;
        var john = folder.Combine("mail", "john");
        Directory.CreateDirectory(folder.Combine("mail"));
        await using var postfix = await PostfixServer.StartAsync(folder.Path, new Dictionary<string, string>
        {
            ["support@shop.example"] = Path.Combine(data, "inbox"),
            ["john@customers.example"] = john,
        });
        await using var platform = await PlatformFixture.StartAsync(data, new()
        {
            ["Platform:Smtp:Host"] = "localhost",
            ["Platform:Smtp:Port"] = $"{postfix.Port}",
            ["Platform:Smtp:Security"] = "starttls",
            ["Platform:Smtp:TrustedCertificate"] = postfix.Certificate,
            ["Platform:Smtp:ClientDomain"] = "shop.example",
        });
        try
        {
            await SendAsync(postfix, "support@shop.example", "first@customers.example", "Where is my order?");
            var first = await NextAsync(john, 1);
            var replyTo = Field(first, "Reply-To").Split('<', '>')[1];
            Assert.StartsWith("support+", replyTo, StringComparison.Ordinal);
            Assert.Equal("<first@customers.example>", Field(first, "In-Reply-To"));

            var replyId = Field(first, "Message-Id").Trim('<', '>');
            await SendAsync(postfix, replyTo, "second@customers.example", "It is order 12345.", replyId);
            var second = await NextAsync(john, 2);
            Assert.Equal($"<first@customers.example> <{replyId}> <second@customers.example>", Field(second, "References"));

            var head = Assert.Single(await platform.ListThreadsAsync());
            var thread = await platform.SettledAsync(head.ThreadId);
            Assert.Equal(["new", "token"], thread.Turns.Select(turn => turn.ThreadReason));
            Assert.All(thread.Deliveries, delivery => Assert.Equal((DeliveryStatus.Sent, 1, 0), (delivery.Status, delivery.Attempts, delivery.Ambiguous)));
            var log = await File.ReadAllTextAsync(postfix.Log);
            Assert.Contains($"from=<{replyTo}>", log, StringComparison.Ordinal);
            output.WriteLine($"two mails in, two replies out, one thread; {log.Split("status=sent").Length - 1} deliveries by Postfix");
        }
        catch (Exception)
        {
            output.WriteLine(File.Exists(postfix.Log) ? await File.ReadAllTextAsync(postfix.Log) : "Postfix wrote no log");
            throw;
        }
    }

    [NeedsProgramsFact("postfix swaks", PostfixServer.Program, Swaks)]
    public async Task An_address_that_postfix_refuses_fails_and_calls_a_human()
    {
        using var folder = new TempFolder();
        var data = Directory.CreateDirectory(folder.Combine("platform")).FullName;
        await using var postfix = await PostfixServer.StartAsync(folder.Path, new Dictionary<string, string> { ["support@shop.example"] = Path.Combine(data, "inbox") });
        await using var platform = await PlatformFixture.StartAsync(data, new()
        {
            ["Platform:Smtp:Host"] = "127.0.0.1",
            ["Platform:Smtp:Port"] = $"{postfix.Port}",
            ["Platform:Smtp:Security"] = "none",
        });

        var receipt = await platform.PostAsync(TestMail.Create("q", "What is your return policy?", "missing@shop.example"));
        ThreadView thread = await platform.SettledAsync(receipt.Thread!);

        var delivery = Assert.Single(thread.Deliveries);
        Assert.Equal((DeliveryStatus.Failed, "delivery-failed"), (delivery.Status, thread.Thread.HandOff));
        Assert.StartsWith("550 5.1.1 ", delivery.Reason, StringComparison.Ordinal);
    }

    private static async Task SendAsync(PostfixServer postfix, string to, string id, string text, string? inReplyTo = null)
    {
        string[] arguments =
        [
            "--server", "127.0.0.1", "--port", $"{postfix.Port}", "--from", "john@customers.example", "--to", to, "--header", "Subject: My order",
            "--header", $"Message-Id: <{id}>", "--h-From", "John Smith <john@customers.example>", "--body", text,
        ];
        await Command.RunAsync(Swaks, inReplyTo is null
            ? arguments
            : [.. arguments, "--add-header", $"In-Reply-To: <{inReplyTo}>", "--add-header", $"References: <first@customers.example> <{inReplyTo}>"]);
    }

    /// <summary>The newest mail once there are so many.</summary>
    private static async Task<string> NextAsync(string mailbox, int count)
    {
        var folder = Path.Combine(mailbox, "new");
        await Wait.UntilAsync($"reply {count}", () => Directory.GetFiles(folder).Length >= count);
        var files = Directory.GetFiles(folder).OrderBy(File.GetLastWriteTimeUtc).ToList();
        Assert.Equal(count, files.Count);
        return await File.ReadAllTextAsync(files[^1]);
    }

    /// <summary>The value of a header, unfolded.</summary>
    private static string Field(string mail, string name)
    {
        var lines = mail.ReplaceLineEndings("\n").Split("\n\n")[0].Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n');
        return lines.First(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
    }
}
