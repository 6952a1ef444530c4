using System.Collections.Concurrent;
using System.Globalization;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.EndToEnd;
using Platform.Threads;
using Xunit.Abstractions;

namespace Platform.Tests.Cluster;

/// <summary>Real processes on real Orleans (docs/adr/0025-cluster.md). Only in the build with the real packages.</summary>
[Collection("processes")]
public sealed class ClusterTests(ITestOutputHelper output)
{
    private const int Mails = 200;
    private const int Chats = 40;
    private const int AtOnce = 16;

    private static readonly TimeProvider Time = TimeProvider.System;

    [Theory]
    [OnDynamo]
    public async Task A_killed_silo_loses_no_mail_and_its_threads_answer_again_within_5_s(string store)
    {
        Assert.Equal("dynamo", store);
        await using var cluster = await ClusterFixture.StartAsync();
        await ForEachAsync(Chats, number => cluster.ChatAsync($"chat{number}", "1", "Hello, where is my order?"));
        await cluster.SettleAsync();

        // Half are taken and wait for their turn or are in it, the other half come while the silo dies.
        await ForEachAsync(Mails / 2, number => cluster.PostMailAsync(Mail(number)));
        var coming = ForEachAsync(Mails / 2, number => cluster.PostMailAsync(Mail((Mails / 2) + number)));
        await cluster.Silos[0].KillAsync();
        var killed = Time.GetTimestamp();
        var answered = new ConcurrentBag<TimeSpan>();
        await ForEachAsync(Chats, async number =>
        {
            await cluster.ChatAsync($"chat{number}", "2", "And when does it arrive?");
            answered.Add(Time.GetElapsedTime(killed));
        }, Chats);
        await coming;
        await cluster.SettleAsync();
        var settled = Time.GetElapsedTime(killed);

        var recipients = cluster.Recipients();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill -9 of one of two silos: {Chats} threads answered again after {answered.Max().TotalSeconds:0.0} s at the latest, nothing pending after {settled.TotalSeconds:0.0} s; {recipients.Count} replies to {recipients.Distinct().Count()} customers"));
        Assert.Equal(Expected(), recipients);
        Assert.InRange(answered.Max(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await AssertOneEachAsync(cluster);
    }

    [Theory]
    [OnDynamo]
    public async Task A_rolling_restart_loses_no_mail(string store)
    {
        Assert.Equal("dynamo", store);
        await using var cluster = await ClusterFixture.StartAsync();
        var started = Time.GetTimestamp();
        var coming = ForEachAsync(Mails, number => cluster.PostMailAsync(Mail(number)), atOnce: 2);

        for (var number = 0; number < 2; number++)
        {
            cluster.Silos.Add(await cluster.StartSiloAsync());
            await cluster.Silos[number].StopAsync();
        }

        await coming;
        var gateway = cluster.Gateway;
        await gateway.StopAsync();
        await cluster.StartGatewayAsync();
        await ForEachAsync(Mails, number => cluster.PostMailAsync(Mail(number)));
        await cluster.SettleAsync();

        var recipients = cluster.Recipients();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"both silos and the gateway replaced in {Time.GetElapsedTime(started).TotalSeconds:0.0} s: {recipients.Count} replies to {recipients.Distinct().Count()} customers"));
        Assert.Equal(Expected(), recipients);
        await AssertOneEachAsync(cluster);
    }

    [Theory]
    [OnDynamo]
    public async Task A_stale_activation_is_refused_and_its_customer_does_not_notice(string store)
    {
        Assert.Equal("dynamo", store);
        await using var cluster = await ClusterFixture.StartAsync();
        var first = await cluster.ChatAsync("chat", "1", "Hello, where is my order?");
        await cluster.SettleAsync();

        // What another silo does that this one does not know of: the activation in the cluster has not seen it.
        var thread = ThreadSnapshot.Empty;
        await foreach (var recorded in cluster.Log.ReadAsync(first.Thread!))
        {
            thread = ThreadEvolver.Evolve(thread, recorded.Event);
        }

        var taken = ThreadDecider.Take(thread, "ana", Time.GetUtcNow());
        await cluster.Log.AppendAsync(new(first.Thread!, thread.Version, taken.Events, ThreadDecider.Fold(thread, taken.Events).ToHead(), []));

        var second = await cluster.ChatAsync("chat", "2", "And when does it arrive?");
        await cluster.SettleAsync();

        Assert.Equal((first.Thread, false), (second.Thread, second.Duplicate));
        var head = (await cluster.Log.FindHeadAsync(first.Thread!))!;
        Assert.Equal((ThreadStatus.Taken, 2, 1), (head.Status, head.Messages, head.Replies));
    }

    private static byte[] Mail(int number) => TestMail.Create($"m{number}", "Where is my order?", $"c{number:000}@example.com");

    private static List<string> Expected() => [.. Enumerable.Range(0, Mails).Select(number => $"To: Ann Other <c{number:000}@example.com>").Order(StringComparer.Ordinal)];

    private static async Task AssertOneEachAsync(ClusterFixture cluster)
    {
        string? cursor = null;
        do
        {
            var page = await cluster.Log.ListHeadsAsync(new(null, null, 100, cursor));
            foreach (var head in page.Heads.Where(head => head.Channel == Channels.Mail))
            {
                Assert.Equal((1, 1, 1), (head.Messages, head.Turns, head.Replies));
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private static Task ForEachAsync(int count, Func<int, Task> act, int atOnce = AtOnce) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (number, _) => await act(number));
}
