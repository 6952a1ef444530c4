using System.Collections.Immutable;
using System.Text.Json;
using Platform.Gateway.Commands;
using Platform.Gateway.Hosting;
using Platform.Gateway.Regress;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;

namespace Platform.Tests.Models;

/// <summary>
/// Fifty recorded threads. They were recorded against a scripted server (<see cref="ScriptedModelServer"/>, no model): set PLATFORM_RECORD_CASSETTES=1
/// and run these tests to record them anew.
/// </summary>
public sealed class RegressTests
{
    private static string Cassettes { get; } = Path.GetFullPath(Path.Combine(PlatformFixture.Samples, "..", "tests", "Models", "cassettes"));

    private static bool Records => Environment.GetEnvironmentVariable("PLATFORM_RECORD_CASSETTES") == "1";

    [Fact]
    public async Task Three_runs_are_the_same_and_a_worse_prompt_is_caught()
    {
        if (Records)
        {
            await RecordAsync();
        }

        var folder = new RegressFolder(Cassettes);
        var recorded = folder.ReadOutcomes();
        Assert.Equal(50, recorded.Length);
        Assert.Contains(recorded, thread => thread.Turns.Any(turn => turn.Levels.Length > 0));
        Assert.All(recorded.SelectMany(thread => thread.Turns).SelectMany(turn => turn.Models), call => Assert.EndsWith(":used", call, StringComparison.Ordinal));

        for (var run = 1; run <= 3; run++)
        {
            Assert.Empty(Changed(await PlayAsync(folder, Replay()), recorded));
        }

        var generous = Changed(await PlayAsync(folder, Replay(("Drafting", "generous"))), recorded);
        Assert.Contains("en-order-status", generous.Keys);
        Assert.All(generous.Values.SelectMany(lines => lines), line => Assert.Contains("drafting:refused", line, StringComparison.Ordinal));

        var hasty = Changed(await PlayAsync(folder, Replay(("Understanding", "hasty"))), recorded);
        Assert.Contains("en-order-status", hasty.Keys);
        Assert.Contains(hasty.Values.SelectMany(lines => lines), line => line.Contains("facts was", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_names_what_changed_and_ends_with_1()
    {
        using var temporary = new TempFolder();
        var policy = Path.Combine(temporary.Path, "policy.json");
        await File.WriteAllTextAsync(policy, """{ "Platform": { "Understanding": { "MinimumConfidence": 0.99 } } }""");

        var code = await RegressCommand.Create().Parse(["--cassettes", Cassettes, "--policy", policy]).InvokeAsync();

        Assert.Equal(1, code);
    }

    private static Dictionary<string, List<string>> Changed(ImmutableArray<ThreadOutcome> now, ImmutableArray<ThreadOutcome> before) =>
        now.Zip(before).Select(pair => (pair.First.Name, Lines: pair.First.Differences(pair.Second).ToList())).Where(pair => pair.Lines.Count > 0).ToDictionary(pair => pair.Name, pair => pair.Lines);

    private static Dictionary<string, string?> Replay(params (string Role, string Prompt)[] prompts)
    {
        var settings = new Dictionary<string, string?> { ["Platform:Models:Provider"] = "replay", ["Platform:Models:Cassettes"] = Cassettes };
        foreach (var (role, prompt) in prompts)
        {
            settings[$"Platform:Models:{role}:Prompt"] = prompt;
            settings["Platform:Models:PromptFolder"] = Prompts(role, prompt);
        }

        return settings;
    }

    private static string Prompts(string role, string prompt)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"platform-prompts-{prompt}");
        Directory.CreateDirectory(Path.Combine(folder, role.ToLowerInvariant()));
        File.Copy(Path.Combine(Cassettes, $"{prompt}.md"), Path.Combine(folder, role.ToLowerInvariant(), $"{prompt}.md"), overwrite: true);
        return folder;
    }

    private static async Task<ImmutableArray<ThreadOutcome>> PlayAsync(RegressFolder folder, Dictionary<string, string?> settings)
    {
        AwsEnvironment.Use();
        using var data = new TempFolder();
        var run = new RunSettings(data.Path, "http://127.0.0.1:0", Path.Combine(PlatformFixture.Samples, "knowledge"), Path.Combine(PlatformFixture.Samples, "shop"));
        return await RegressRun.PlayAsync(folder, settings, null, run, CancellationToken.None);
    }

    private static async Task RecordAsync()
    {
        File.Delete(Path.Combine(Cassettes, "calls.jsonl"));
        await using var server = await ScriptedModelServer.StartAsync(Script);
        var folder = new RegressFolder(Cassettes);
        foreach (var prompts in ((string, string)[][])[[], [("Drafting", "generous")], [("Understanding", "hasty")]])
        {
            var settings = Replay(prompts);
            settings["Platform:Models:Provider"] = "bedrock";
            settings["Platform:Models:Endpoint"] = server.Url;
            settings["Platform:Models:Record"] = "true";
            var outcomes = await PlayAsync(folder, settings);
            if (prompts.Length == 0)
            {
                folder.WriteOutcomes(outcomes);
            }
        }

        // One line for each call, in an order that does not depend on the run.
        var file = Path.Combine(Cassettes, "calls.jsonl");
        var calls = File.ReadAllLines(file).DistinctBy(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("key").GetString()).Order(StringComparer.Ordinal);
        File.WriteAllText(file, string.Join('\n', calls) + "\n");
    }

    /// <summary>A server that does what its prompt says.</summary>
    private static ModelReply Script(ModelRequest request) => request switch
    {
        { Form: "write_reply" } when request.System.Contains("Be generous", StringComparison.Ordinal) => ModelReply.Form("write_reply", new
        {
            sentences = ScriptedModelServer.Sentences(request).Select(sentence => new { from = new[] { sentence.Id }, text = sentence.Keep ? sentence.Text : sentence.Text + " You get your money back." }),
        }),
        { Form: "report_reading" } when request.System.Contains("Be hasty", StringComparison.Ordinal) => ModelReply.Form("report_reading", new
        {
            language = "en", intents = new[] { new { name = "Greeting", confidence = 1.0, quote = request.Input.GetProperty("text").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0] } },
            slots = Array.Empty<object>(), sentiment = new { score = 0.0, quotes = Array.Empty<string>() },
        }),
        _ => ScriptedModelServer.Honest(request),
    };
}
