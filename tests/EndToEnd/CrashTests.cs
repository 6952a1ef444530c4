using Platform.Tests.Storage;
using Xunit.Abstractions;

namespace Platform.Tests.EndToEnd;

/// <summary>A real process, really killed at each step of a turn, ten times each: every customer mail gets exactly one reply.</summary>
[Collection("processes")]
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Rounds = 10;

    [Theory]
    [InlineData("Accepted")]
    [InlineData("TurnDecided")]
    [InlineData("ReplyWritten")]
    [InlineData("OutcomeRemembered")]
    [InlineData("DeliveryMarked")]
    public async Task Every_mail_gets_exactly_one_reply_whenever_the_process_is_killed(string pointName)
    {
        var point = Enum.Parse<CrashPoint>(pointName);
        using var folder = new TempFolder();
        var inbox = Directory.CreateDirectory(Path.Combine(folder.Path, "inbox", "new")).FullName;
        var outbox = Path.Combine(folder.Path, "outbox", "new");
        for (var round = 1; round <= Rounds; round++)
        {
            await File.WriteAllBytesAsync(Path.Combine(inbox, $"{round}.eml"), TestMail.Create($"{pointName}-{round}", "Where is my order?", $"c{round}@example.com"));
            using var doomed = CrashHost.Start(folder.Path, point);
            await doomed.WaitForDeathAsync();
        }

        using (var survivor = CrashHost.Start(folder.Path, CrashPoint.None))
        {
            await Wait.UntilAsync("the last reply", () => Directory.Exists(outbox) && Directory.GetFiles(outbox).Length >= Rounds);
            await Wait.UntilAsync("the inbox to be empty", () => Directory.GetFiles(inbox).Length == 0);
            await survivor.KillAsync();
        }

        // One more life, in which nothing is left to do: a second reply would come out here.
        await using (var quiet = await PlatformFixture.StartAsync(folder.Path))
        {
            await Wait.UntilAsync("nothing pending", async () => !(await quiet.ListThreadsAsync()).Any(thread => thread.PendingSince is not null));
            var threads = await quiet.ListThreadsAsync();
            Assert.Equal(Rounds, threads.Count);
            Assert.All(threads, thread => Assert.Equal((1, 1, 1), (thread.Messages, thread.Turns, thread.Replies)));
        }

        var recipients = Directory.GetFiles(outbox).Select(file => File.ReadLines(file).First(line => line.StartsWith("To:", StringComparison.Ordinal))).Order().ToList();
        output.WriteLine($"killed {Rounds} times at {pointName}: {recipients.Count} replies to {recipients.Distinct().Count()} customers");
        Assert.Equal(Rounds, recipients.Count);
        Assert.Equal(Rounds, recipients.Distinct().Count());
    }
}
