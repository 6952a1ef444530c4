using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Models;
using Platform.Models.Summaries;
using Platform.Operators;

namespace Platform.Tests.Models;

public sealed class SummaryTests
{
    private static readonly ImmutableArray<SummaryMessage> Messages = [new("customer", "2026-11-21", "Where is order 12345? I paid $60."), new("shop", "2026-11-21", "It is on its way.")];

    [Theory]
    [InlineData("The customer asks for order 12345, paid with $60, on 2026-11-21.", ModelOutcomes.Used)]
    [InlineData("The customer asks for order 12346.", ModelOutcomes.Refused)]
    [InlineData("The customer was promised $600.", ModelOutcomes.Refused)]
    [InlineData("See https://evil.example for the rest.", ModelOutcomes.Refused)]
    [InlineData("", ModelOutcomes.Invalid)]
    public void A_summary_has_the_figures_of_the_thread_and_no_others(string summary, string outcome) =>
        Assert.Equal(outcome, SummaryDecider.Decide(Messages, JsonSerializer.SerializeToElement(new { summary })).Outcome);

    [Fact]
    public async Task A_long_thread_that_is_handed_off_is_summed_up_for_the_operator()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        var settings = server.Settings();
        settings["Platform:Models:Summary:Model"] = "large";
        settings["Platform:Models:SummaryFrom"] = "2";
        await using var platform = await ModelPlatform.StartAsync(settings);

        await platform.AskAsync("long", 1, "Where is my order 12345? My e-mail is john@example.com.");
        var (thread, turn, _) = await platform.AskAsync("long", 2, "I want to speak to a human, please.");
        var context = await platform.Fixture.Http.GetFromJsonAsync<ThreadContext>($"/v1/operator/threads/{thread.Thread.ThreadId}", PlatformJson.Options);

        Assert.Equal("requested", turn.HandOff);
        Assert.Equal("The customer wrote to the shop.", context!.ModelSummary);
        Assert.Contains(turn.ModelCalls, call => call is { Role: ModelRoles.Summary, Outcome: ModelOutcomes.Used });
    }
}
