using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Commands;
using Platform.Gateway.Scripts;
using Platform.Jobs;
using Platform.Tests.Conversations;
using Platform.Tests.Storage;
using Platform.Threads;
using Xunit.Abstractions;

namespace Platform.Tests.EndToEnd;

/// <summary>
/// The reference thread (conversation-spec.md, section 2), all eleven messages over nine days: by mail with the process killed after every turn, over the
/// HTTP API, and typed into the terminal chat. Each ends as the uninterrupted one over mail does.
/// </summary>
[Collection("processes")]
public sealed class ReferenceThreadEverywhereTests(ITestOutputHelper output)
{
    private const string Customer = "john@example.com";
    private static readonly Lazy<Task<(IReadOnlyList<string> Lines, IReadOnlyList<string> Told)>> Uninterrupted = new(UninterruptedAsync);
    private static readonly Script Reference = ScriptFile.Read(Path.Combine(PlatformFixture.Samples, "conversations", "reference-thread.yaml"));

    /// <summary>Section 2 of the specification, turn by turn, in lines of <see cref="ThreadOutcome"/>.</summary>
    private static readonly string[] SpecifiedState =
    [
        "status Open", "messages 11, turns 11, replies 11", "language en", "customer john@example.com", "level 2 for 12345", "turn 3 told orders/12345",
        "slot OrderNumber 12345", "slot CustomerEmail john@example.com", "slot CustomerFirstName John", "slot CustomerLastName Smith", "slot ContactPreference Email", "slot Budget 50",
    ];

    private static readonly string[] SpecifiedEffects =
    [
        "lead of john@example.com, John Smith, Email, Electronics+Home", "offer Lumo Wireless Charging Stand at 48.00 for 60.00, order 12345", "consent OwnOffers by ",
    ];

    [Fact]
    public async Task Killed_after_every_turn_it_ends_as_if_nothing_had_happened()
    {
        var (expected, told) = await Uninterrupted.Value;
        using var folder = new TempFolder();

        var shown = await RunAsync("demo", "--data", folder.Path);

        Assert.Equal(Reference.Turns.Count, Lines(shown, " killed]"));
        var time = new OffsetTime();
        time.Set(EndOf(Reference));
        await using var platform = await ConversationPlatform.StartAsync(time, folder.Path);
        var outcome = await OutcomeAsync(platform);
        output.WriteLine(string.Join('\n', outcome.Lines));
        AssertSpecified(outcome.Lines);
        Assert.Equal(expected, outcome.Lines);
        Assert.Equal(told, outcome.Told);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Over_the_HTTP_API_it_ends_the_same(bool restarted)
    {
        var expected = (await Uninterrupted.Value).Lines.Where(line => !IsMail(line));
        using var folder = new TempFolder();
        var time = new OffsetTime();
        var platform = await ConversationPlatform.StartAsync(time, folder.Path);
        try
        {
            var player = new ScriptPlayer(Reference with { Channel = Channels.Chat, Customer = "Visitor <visitor@chat.example>" }, time);
            foreach (var turn in Reference.Turns)
            {
                player.Wait(turn);
                if (restarted)
                {
                    await platform.DisposeAsync();
                    platform = await ConversationPlatform.StartAsync(time, folder.Path);
                }

                using var client = new PlatformClient(platform.Http.BaseAddress!.ToString());
                Assert.NotNull((await player.PlayAsync(turn, client, CancellationToken.None))?.Reply);
            }

            var lines = (await OutcomeAsync(platform)).Lines;
            AssertSpecified(lines);
            Assert.Equal(expected, lines.Where(line => !IsMail(line)));
        }
        finally
        {
            await platform.DisposeAsync();
        }
    }

    [Fact]
    public async Task Typed_into_the_terminal_it_ends_the_same()
    {
        var expected = (await Uninterrupted.Value).Lines.Where(line => !IsMail(line));
        var time = new OffsetTime();
        await using var platform = await ConversationPlatform.StartAsync(time);
        time.Set(StartOf(Reference));
        var url = platform.Http.BaseAddress!.ToString();
        var chat = await TerminalChat.StartAsync("--url", url, "--conversation", "reference", "--from", "visitor@chat.example");
        try
        {
            foreach (var turn in Reference.Turns)
            {
                var after = ScriptFile.Wait(turn.After);
                time.Advance(after);
                if (after >= TimeSpan.FromDays(1))
                {
                    // The terminal was closed meanwhile; the conversation is found again by its name.
                    await chat.CloseAsync();
                    chat = await TerminalChat.StartAsync("--url", url, "--conversation", "reference", "--from", "visitor@chat.example");
                }

                var answer = await chat.SayAsync(turn.Says);
                Assert.All(turn.Reply, part => Assert.Contains(part, answer, StringComparison.OrdinalIgnoreCase));
            }
        }
        finally
        {
            await chat.CloseAsync();
        }

        var lines = (await OutcomeAsync(platform)).Lines;
        AssertSpecified(lines);
        Assert.Equal(expected, lines.Where(line => !IsMail(line)));
    }

    [Fact]
    public async Task Typed_into_a_terminal_that_runs_the_platform_itself_it_ends_the_same()
    {
        var expected = (await Uninterrupted.Value).Lines.Where(line => !IsMail(line));
        using var folder = new TempFolder();
        foreach (var part in Reference.Turns.Chunk(4))
        {
            var chat = await TerminalChat.StartAsync("--url", "http://127.0.0.1:9", "--data", folder.Path, "--conversation", "reference", "--from", "visitor@chat.example");
            foreach (var turn in part)
            {
                Assert.NotEmpty(await chat.SayAsync(turn.Says));
            }

            await chat.CloseAsync();
        }

        await using var platform = await PlatformFixture.StartAsync(folder.Path);
        var lines = (await OutcomeAsync(platform, TimeProvider.System.GetUtcNow())).Lines;
        AssertSpecified(lines);
        Assert.Equal(expected, lines.Where(line => !IsMail(line)));
    }

    /// <summary>Over mail, by one process that is never stopped.</summary>
    private static async Task<(IReadOnlyList<string> Lines, IReadOnlyList<string> Told)> UninterruptedAsync()
    {
        var time = new OffsetTime();
        await using var platform = await ConversationPlatform.StartAsync(time);
        using var client = new PlatformClient(platform.Http.BaseAddress!.ToString());
        var player = new ScriptPlayer(Reference, time);
        foreach (var turn in Reference.Turns)
        {
            player.Wait(turn);
            await player.PlayAsync(turn, client, CancellationToken.None);
        }

        return await OutcomeAsync(platform);
    }

    private static async Task<(IReadOnlyList<string> Lines, IReadOnlyList<string> Told)> OutcomeAsync(PlatformFixture platform, DateTimeOffset? offersHoldAt = null)
    {
        var thread = await platform.SettledAsync(Assert.Single(await platform.ListThreadsAsync()).ThreadId);
        var schedule = platform.Host.Services.GetRequiredService<IJobSchedule>();
        await Wait.UntilAsync("what is due at once to be done", async () => (await schedule.ListDueAsync(platform.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow(), 1)).Count == 0);
        IReadOnlyList<string> lines =
        [
            .. ThreadOutcome.State(thread),
            .. await ThreadOutcome.EffectsAsync(platform, Customer, offersHoldAt ?? StartOf(Reference).AddDays(4)),
            .. ThreadOutcome.Mails(platform),
        ];
        return (lines, [.. thread.Deliveries.Select(delivery => delivery.Text)]);
    }

    private static void AssertSpecified(IReadOnlyList<string> lines)
    {
        Assert.All(SpecifiedState, line => Assert.Contains(line, lines));
        Assert.All(SpecifiedEffects, part => Assert.Contains(lines, line => line.StartsWith(part, StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.EndsWith(" open", StringComparison.Ordinal));
    }

    private static bool IsMail(string line) => line.StartsWith("mail ", StringComparison.Ordinal);

    private static DateTimeOffset StartOf(Script script) => DateTimeOffset.Parse(script.Start, CultureInfo.InvariantCulture);

    private static DateTimeOffset EndOf(Script script) => StartOf(script) + script.Turns.Aggregate(TimeSpan.FromMinutes(5), (sum, turn) => sum + ScriptFile.Wait(turn.After));

    private static int Lines(string text, string part) => text.Split('\n').Count(line => line.Contains(part, StringComparison.Ordinal));

    /// <summary>Runs a command of the product to its end; what it has written.</summary>
    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(DemoProcess.Own(arguments))!;
        process.StandardInput.Close();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
