using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Platform.Deliveries;
using Platform.Gateway.Api;
using Platform.Tests.EndToEnd;
using Platform.Threads;
using Xunit.Abstractions;

namespace Platform.Tests.Floods;

/// <summary>A flood from one address through the whole platform, while customers write.</summary>
[Collection("processes")]
public sealed partial class FloodTests(ITestOutputHelper output)
{
    private const int Flood = 1_000;
    private const int Customers = 50;
    private const int Allowed = 30; // The default of Platform:Flood:AddressMails.

    [Fact]
    public async Task A_thousand_mails_of_one_address_slow_nobody_else_and_none_is_lost()
    {
        var transport = new TimedTransport();
        await using var platform = await PlatformFixture.StartAsync(configure: builder => builder.Services.AddSingleton<IMailTransport>(transport));
        await WriteAsync(platform, transport, "warm");

        var calm = await WriteAsync(platform, transport, "calm");
        var flood = FloodAsync(platform);
        var flooded = await WriteAsync(platform, transport, "flooded");
        var receipts = await flood;

        output.WriteLine($"from mail to reply, p95 of {Customers} customers: {calm.TotalMilliseconds:F0} ms alone, {flooded.TotalMilliseconds:F0} ms beside {Flood} mails of one address");
        Assert.True(flooded < (calm * 5) + TimeSpan.FromSeconds(2), $"{calm} became {flooded}");

        // A minute of the flood may have freed a mail or two.
        var held = receipts.Where(receipt => receipt.ThreadReason == "flood").ToList();
        Assert.InRange(Flood - held.Count, Allowed, Allowed + 3);
        var collected = await platform.SettledAsync(Assert.Single(held.Select(receipt => receipt.Thread!).Distinct(StringComparer.Ordinal)));
        Assert.Equal(held.Count, collected.Turns.Length);
        Assert.Empty(collected.Deliveries);
        Assert.Equal((ThreadStatus.HandedOff, "flood"), (collected.Thread.Status, collected.Thread.HandOff));
        Assert.Equal(Flood, receipts.Select(receipt => receipt.MessageId).Distinct(StringComparer.Ordinal).Count());

        var timeline = await platform.Http.GetStringAsync($"/v1/threads/{collected.Thread.ThreadId}/timeline");
        Assert.Single(HandedOff().Matches(timeline));
        Assert.Contains("\"held\":\"flood\"", timeline, StringComparison.Ordinal);
        var queue = await platform.Http.GetFromJsonAsync<OperatorQueue>("/v1/operator/queue", PlatformJson.Options);
        Assert.Single(queue!.Threads, entry => entry.Customer == "flood@evil.example" && entry.Why == "flood");
    }

    [Fact]
    public async Task Mails_into_one_thread_are_limited_too_and_the_thread_waits_for_a_human()
    {
        await using var platform = await PlatformFixture.StartAsync(settings: new() { ["Platform:Flood:ThreadMails"] = "3", ["Platform:Flood:ThreadEvery"] = "1.00:00:00" });
        var first = await platform.PostAsync(TestMail.Create("t0", "How long does standard shipping take?"));
        await platform.SettledAsync(first.Thread!);

        for (var mail = 1; mail <= 5; mail++)
        {
            var receipt = await platform.PostAsync(TestMail.Create($"t{mail}", "How long does standard shipping take?", inReplyTo: "t0@mail.example.com"));
            Assert.Equal((first.Thread, "in-reply-to"), (receipt.Thread, receipt.ThreadReason));
        }

        var thread = await platform.SettledAsync(first.Thread!);
        Assert.Equal((6, ThreadStatus.HandedOff, "flood"), (thread.Turns.Length, thread.Thread.Status, thread.Thread.HandOff));
        Assert.Equal<string?>([null, null, null, "flood", "flood", "flood"], thread.Turns.Select(turn => turn.Held));
        Assert.All(thread.Turns[3..], turn => Assert.Null(turn.ReplyId));
    }

    [Fact]
    public async Task The_same_mail_again_is_known_and_costs_nothing()
    {
        await using var platform = await PlatformFixture.StartAsync(settings: new() { ["Platform:Flood:AddressMails"] = "2", ["Platform:Flood:AddressEvery"] = "1.00:00:00" });
        var mails = Enumerable.Range(0, 3).Select(number => TestMail.Create($"d{number}", "How long does standard shipping take?", subject: $"Question {(char)('A' + number)}")).ToList();
        var first = await platform.PostAsync(mails[0]);

        for (var again = 0; again < 5; again++)
        {
            Assert.True((await platform.PostAsync(mails[0])).Duplicate);
        }

        Assert.Equal("new", (await platform.PostAsync(mails[1])).ThreadReason);
        var held = await platform.PostAsync(mails[2]);
        Assert.Equal("flood", held.ThreadReason);
        var repeated = await platform.PostAsync(mails[2]);
        Assert.Equal((held.Thread, true, "seen"), (repeated.Thread, repeated.Duplicate, repeated.ThreadReason));
        Assert.NotEqual(first.Thread, held.Thread);
    }

    private static async Task<List<MailReceipt>> FloodAsync(PlatformFixture platform)
    {
        var receipts = new ConcurrentBag<MailReceipt>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 64 };
        await Parallel.ForAsync(0, Flood, parallel, async (number, _) =>
            receipts.Add(await platform.PostAsync(TestMail.Create($"f{number}", $"Where is my order? This is mail {number}, and I want an answer to each.", "flood@evil.example", $"Order {number}"))));
        return [.. receipts];
    }

    /// <summary>Fifty customers write, four at a time, and each waits for the reply.</summary>
    private static async Task<TimeSpan> WriteAsync(PlatformFixture platform, TimedTransport transport, string round)
    {
        var took = new ConcurrentBag<TimeSpan>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 4 };
        await Parallel.ForAsync(0, Customers, parallel, async (number, _) =>
        {
            var address = $"{round}{number}@customers.example";
            var reply = transport.ExpectAsync(address);
            var began = TimeProvider.System.GetTimestamp();
            await platform.PostAsync(TestMail.Create($"{round}{number}", "How long does standard shipping take?", address));
            took.Add(TimeProvider.System.GetElapsedTime(began, await reply.WaitAsync(TimeSpan.FromSeconds(120))));
        });
        return took.Order().ElementAt((int)Math.Ceiling(Customers * 0.95) - 1);
    }

    [GeneratedRegex("\"thread\\.handed-off\\.v1\"", RegexOptions.NonBacktracking)]
    private static partial Regex HandedOff();

    /// <summary>Notes when a reply was handed over, by whom it is for.</summary>
    private sealed partial class TimedTransport : IMailTransport
    {
        private readonly ConcurrentDictionary<string, string> _staged = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _expected = new(StringComparer.Ordinal);

        public string Name => MailTransports.Maildir;

        public Task<long> ExpectAsync(string address) => _expected.GetOrAdd(address, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default)
        {
            _staged[deliveryId] = To().Match(System.Text.Encoding.Latin1.GetString(mail.Span)).Groups["address"].Value;
            return Task.CompletedTask;
        }

        public Task<HandOver> HandOverAsync(string deliveryId, CancellationToken cancellationToken = default)
        {
            if (_staged.TryGetValue(deliveryId, out var address) && _expected.TryGetValue(address, out var waiting))
            {
                waiting.TrySetResult(TimeProvider.System.GetTimestamp());
            }

            return Task.FromResult<HandOver>(new HandOver.Accepted());
        }

        public Task<HandOver> WithdrawAsync(string deliveryId, CancellationToken cancellationToken = default) => Task.FromResult<HandOver>(new HandOver.Missing());

        public Task ForgetAsync(string deliveryId, CancellationToken cancellationToken = default) => Task.CompletedTask;

        [GeneratedRegex("^To:[^\r\n]*?(?<address>[a-z0-9]+@[a-z.]+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
        private static partial Regex To();
    }
}
