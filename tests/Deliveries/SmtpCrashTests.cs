using Platform.Deliveries;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Xunit.Abstractions;

namespace Platform.Tests.Deliveries;

/// <summary>
/// A real process, really killed at each step of sending, several times each: no mail is lost, each turn has one Message-ID, and a mail that
/// arrives more than once is counted as ambiguous at least that often.
/// </summary>
[Collection("processes")]
public sealed class SmtpCrashTests(ITestOutputHelper output)
{
    private const int Rounds = 4;

    [Theory]
    [InlineData(SmtpStep.Connected)]
    [InlineData(SmtpStep.MailFrom)]
    [InlineData(SmtpStep.RcptTo)]
    [InlineData(SmtpStep.Data)]
    internal Task Killed_before_the_end_of_the_data_every_mail_arrives_once(SmtpStep step) =>
        RunAsync($"at {step}", CrashPoint.None, (moment, host) => moment.Step == step ? Kill(host, SmtpReaction.Drop) : null, mayRepeat: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Killed_behind_the_end_of_the_data_every_mail_arrives_and_repeats_are_counted(bool answers) => RunAsync(
        answers ? "with the 250" : "before the 250",
        CrashPoint.None,
        (moment, host) => moment.Step == SmtpStep.EndOfData ? Kill(host, answers ? SmtpReaction.TakeAndDrop with { Reply = "250 2.0.0 taken" } : SmtpReaction.TakeAndDrop) : null,
        mayRepeat: true);

    [Theory]
    [InlineData("ReplyStaged")]
    [InlineData("ReplyWritten")]
    [InlineData("OutcomeRemembered")]
    [InlineData("DeliveryMarked")]
    public Task Killed_when_the_answer_is_remembered_every_mail_arrives_once(string point) =>
        RunAsync($"at {point}", Enum.Parse<CrashPoint>(point), (_, _) => null, mayRepeat: false);

    private async Task RunAsync(string where, CrashPoint point, Func<SmtpMoment, CrashHost, SmtpReaction?> script, bool mayRepeat)
    {
        using var folder = new TempFolder();
        await using var relay = TestSmtpServer.Start();
        var settings = new Dictionary<string, string>
        {
            ["Platform:Smtp:Host"] = "127.0.0.1",
            ["Platform:Smtp:Port"] = $"{relay.Port}",
            ["Platform:Smtp:Security"] = "none",
            ["Platform:Deliveries:RetryDelay"] = "00:00:00.1",
            ["Platform:Threads:SweepInterval"] = "00:00:00.2",
            ["Platform:Threads:BurstLimit"] = "00:00:00",
        };
        var inbox = Directory.CreateDirectory(folder.Combine("inbox", "new")).FullName;
        for (var round = 1; round <= Rounds; round++)
        {
            await File.WriteAllBytesAsync(Path.Combine(inbox, $"{round}.eml"), TestMail.Create($"s{round}", "Where is my order?", $"c{round}@example.com"));
            var ready = new TaskCompletionSource<CrashHost>(TaskCreationOptions.RunContinuationsAsynchronously);
            relay.Script = moment => script(moment, ready.Task.GetAwaiter().GetResult());
            using (var host = CrashHost.Start(folder.Path, point, settings))
            {
                ready.SetResult(host);
                await host.WaitForDeathAsync();
            }

            if (point == CrashPoint.ReplyStaged)
            {
                // What is staged has to leave before the next kill: that would hit it in the middle, and an ambiguous repeat would be right.
                await SurviveAsync(folder.Path, inbox, relay, settings, round);
            }
        }

        await SurviveAsync(folder.Path, inbox, relay, settings, Rounds);
        await CheckAsync(where, folder.Path, relay, settings, mayRepeat);
    }

    /// <summary>A life that is not ended before so many customers have their mail and nothing is under way: its end hits nothing in the middle.</summary>
    private static async Task SurviveAsync(string folder, string inbox, TestSmtpServer relay, Dictionary<string, string> settings, int customers)
    {
        relay.Script = _ => null;
        await using var survivor = await PlatformFixture.StartAsync(folder, settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
        await Wait.UntilAsync("the last reply", () => Recipients(relay).Count() >= customers && Directory.GetFiles(inbox).Length == 0);
        await Wait.UntilAsync("nothing pending", async () => !(await survivor.ListThreadsAsync()).Any(thread => thread.PendingSince is not null));
    }

    private async Task CheckAsync(string where, string folder, TestSmtpServer relay, Dictionary<string, string> settings, bool mayRepeat)
    {
        // One more life, in which nothing is left to do: a second copy would come out here.
        await using var quiet = await PlatformFixture.StartAsync(folder, settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
        await Wait.UntilAsync("nothing pending", async () => !(await quiet.ListThreadsAsync()).Any(thread => thread.PendingSince is not null));
        var threads = await quiet.ListThreadsAsync();
        Assert.Equal(Rounds, threads.Count);
        Assert.Equal(Rounds, Recipients(relay).Count());
        var repeats = 0;
        var ambiguous = 0;
        foreach (var head in threads)
        {
            var delivery = Assert.Single((await quiet.GetThreadAsync(head.ThreadId)).Deliveries);
            var copies = relay.Mails.Where(mail => mail.To.Contains($"<{delivery.To.Email}>")).ToList();
            Assert.Equal(DeliveryStatus.Sent, delivery.Status);
            Assert.Equal($"<{delivery.ReplyId}>", Assert.Single(copies.Select(mail => mail.MessageId).Distinct()));
            Assert.Single(copies.Select(mail => mail.Text).Distinct());
            Assert.True(copies.Count - 1 <= delivery.Ambiguous, $"{copies.Count} copies, {delivery.Ambiguous} of them ambiguous");
            repeats += copies.Count - 1;
            ambiguous += delivery.Ambiguous;
        }

        output.WriteLine($"killed {Rounds} times {where}: {relay.Mails.Count} mails to {Rounds} customers, {repeats} repeats, {ambiguous} attempts counted as ambiguous");
        if (!mayRepeat)
        {
            Assert.Equal((0, 0), (repeats, ambiguous));
        }
    }

    private static IEnumerable<string> Recipients(TestSmtpServer relay) => relay.Mails.SelectMany(mail => mail.To).Distinct();

    private static SmtpReaction Kill(CrashHost host, SmtpReaction reaction)
    {
        if (reaction.Reply is null)
        {
            host.Kill();
            return reaction;
        }

        // The answer is on its way first; whether the process still reads it is what nobody can know.
        _ = Task.Run(host.Kill);
        return reaction;
    }
}
