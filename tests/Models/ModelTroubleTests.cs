using Platform.Models;

namespace Platform.Tests.Models;

/// <summary>Whatever happens to the model, the customer gets the answer of the rules, and the timeline says why.</summary>
public sealed class ModelTroubleTests
{
    private const string Question = "Where is my order 12345? My e-mail is john@example.com.";

    [Fact]
    public async Task A_model_in_trouble_costs_nobody_an_answer()
    {
        var never = new TaskCompletionSource();
        (string Name, ModelReply Reply, string Outcome)[] troubles =
        [
            ("throttled", ModelReply.Error(429, "ThrottlingException"), ModelOutcomes.Throttled),
            ("failing", ModelReply.Error(500, "InternalServerException"), ModelOutcomes.Unavailable),
            ("refusing", ModelReply.Error(403, "AccessDeniedException"), ModelOutcomes.Unavailable),
            ("slow", new() { Before = never.Task }, ModelOutcomes.TimedOut),
            ("talking beside the form", new() { Text = "Sure! Your order arrives tomorrow.", Stop = "end_turn" }, ModelOutcomes.Invalid),
            ("cut off", ModelReply.Form("write_reply", new { sentences = Array.Empty<object>() }) with { Stop = "max_tokens" }, ModelOutcomes.Invalid),
            ("of another form", ModelReply.Form("report_reading", new { colour = "blue" }), ModelOutcomes.Invalid),
            ("not of this world", new() { Raw = "<html>bad gateway</html>" }, ModelOutcomes.Unavailable),
            ("empty", new() { Raw = "{}" }, ModelOutcomes.Invalid),
        ];
        await using var server = await ScriptedModelServer.StartAsync();
        await using var plain = await ModelPlatform.StartAsync();
        var settings = server.Settings();
        settings["Platform:Models:Understanding:Timeout"] = settings["Platform:Models:Drafting:Timeout"] = "00:00:01";
        await using var platform = await ModelPlatform.StartAsync(settings);
        var (_, _, expected) = await plain.AskAsync(Question);

        foreach (var (name, answer, outcome) in troubles)
        {
            server.Answer = _ => answer;

            var (_, turn, reply) = await platform.AskAsync(Question);

            Assert.True(expected == reply, $"{name}:\n{reply}");
            Assert.Equal(4, turn.ModelCalls.Length);
            Assert.Contains(turn.ModelCalls, call => call.Outcome == outcome);
            Assert.DoesNotContain(turn.ModelCalls, call => call.Outcome == ModelOutcomes.Used);
            Assert.All(turn.ModelCalls, call => Assert.False(string.IsNullOrEmpty(call.Reason), name));
            Assert.All(turn.ModelCalls, call => Assert.True(call.Milliseconds < 10_000, $"{name} took {call.Milliseconds} ms"));
        }

        never.SetResult();
    }

    [Fact]
    public async Task A_model_that_is_down_is_not_asked_for_ever()
    {
        string url;
        await using (var gone = await ScriptedModelServer.StartAsync())
        {
            url = gone.Url;
        }

        await using var server = await ScriptedModelServer.StartAsync();
        var settings = server.Settings();
        settings["Platform:Models:Endpoint"] = url;
        await using var platform = await ModelPlatform.StartAsync(settings);

        var (thread, turn, reply) = await platform.AskAsync(Question);

        Assert.Contains("12345", reply, StringComparison.Ordinal);
        Assert.Equal(2, thread.Conversation.LevelFor("john@example.com", "12345"));
        Assert.Equal(["large", "small", "large", "small"], turn.ModelCalls.Select(call => call.Model));
        Assert.All(turn.ModelCalls, call => Assert.Equal(ModelOutcomes.Unavailable, call.Outcome));
    }

    [Theory]
    [InlineData("Thread")]
    [InlineData("Day")]
    [InlineData("Whole")]
    public async Task A_budget_that_is_used_up_leaves_the_rules(string budget)
    {
        await using var server = await ScriptedModelServer.StartAsync();
        var settings = server.Settings();
        settings[$"Platform:Models:Budgets:{budget}"] = "0.00001";
        await using var platform = await ModelPlatform.StartAsync(settings);

        var (_, turn, reply) = await platform.AskAsync(Question);

        Assert.Contains("12345", reply, StringComparison.Ordinal);
        Assert.NotEmpty(turn.ModelCalls);
        Assert.All(turn.ModelCalls, call => Assert.Equal((ModelOutcomes.OverBudget, budget.ToLowerInvariant(), 0m), (call.Outcome, call.Reason, call.Cost)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_smaller_model_answers_where_the_first_one_fails()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => request.Model == "large" ? ModelReply.Error(503, "ServiceUnavailableException") : ScriptedModelServer.Honest(request));
        await using var platform = await ModelPlatform.StartAsync(server.Settings());

        var (_, turn, _) = await platform.AskAsync(Question);

        Assert.Equal(
            [("large", ModelOutcomes.Unavailable), ("small", ModelOutcomes.Used), ("large", ModelOutcomes.Unavailable), ("small", ModelOutcomes.Used)],
            turn.ModelCalls.Select(call => (call.Model, call.Outcome)));
    }
}
