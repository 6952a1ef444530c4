using Platform.Models;

namespace Platform.Tests.Models;

/// <summary>A model that lies in every call: the customer gets what a platform without a model says, word for word.</summary>
public sealed class LyingModelTests
{
    [Fact]
    public async Task Nothing_of_two_hundred_lies_is_delivered_or_believed()
    {
        var variant = 0;
        await using var server = await ScriptedModelServer.StartAsync(request => Lies.Tell(variant, request));
        await using var plain = await ModelPlatform.StartAsync();
        await using var lying = await ModelPlatform.StartAsync(server.Settings());
        var expected = new Dictionary<string, (Gateway.Api.ThreadView Thread, Gateway.Api.TurnView Turn, string Reply)>();
        foreach (var message in Lies.Messages)
        {
            expected[message] = await plain.AskAsync(message);
        }

        for (; variant < Lies.Count; variant++)
        {
            var truth = expected[Lies.Message(variant)];
            var (thread, turn, reply) = await lying.AskAsync(Lies.Message(variant));

            Assert.True(truth.Reply == reply, $"variant {variant} said:\n{reply}\nand not:\n{truth.Reply}");
            Assert.DoesNotContain(Lies.Phrase(variant), reply, StringComparison.Ordinal);
            Assert.Equal(truth.Thread.Conversation.Verifications.Select(proved => (proved.OrderNumber, proved.Level)), thread.Conversation.Verifications.Select(proved => (proved.OrderNumber, proved.Level)));
            Assert.Equal(truth.Thread.Conversation.CustomerEmail, thread.Conversation.CustomerEmail);
            Assert.Equal(truth.Thread.Conversation.Slots.Select(slot => (slot.Name, slot.Value)), thread.Conversation.Slots.Select(slot => (slot.Name, slot.Value)));
            Assert.Equal(truth.Turn.HandOff, turn.HandOff);

            // Every step of the ladder is on the timeline, with the reason why it was not believed.
            Assert.Equal(2, turn.ModelCalls.Count(call => call.Role == ModelRoles.Understanding));
            Assert.All(turn.ModelCalls.Where(call => call.Outcome != ModelOutcomes.Used), call => Assert.False(string.IsNullOrEmpty(call.Reason)));
            Assert.DoesNotContain(turn.ModelCalls, call => call.Role == ModelRoles.Understanding && call.Outcome == ModelOutcomes.Used);
        }

        Assert.True(server.Requests.Count >= 2 * Lies.Count, $"only {server.Requests.Count} calls were made");
    }

    [Fact]
    public async Task A_better_wording_of_the_same_is_delivered()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => request.Form == "write_reply"
            ? ModelReply.Form("write_reply", new { sentences = ScriptedModelServer.Sentences(request).Select(sentence => new { from = new[] { sentence.Id }, text = sentence.Keep ? sentence.Text : "Thank you for your message. " + sentence.Text }) })
            : ScriptedModelServer.Honest(request));
        await using var platform = await ModelPlatform.StartAsync(server.Settings());

        var (thread, turn, reply) = await platform.AskAsync("Where is my order 12345? My e-mail is john@example.com.");

        Assert.Contains("Thank you for your message. ", reply, StringComparison.Ordinal);
        Assert.Contains("12345", reply, StringComparison.Ordinal);
        Assert.Equal(2, thread.Conversation.LevelFor("john@example.com", "12345"));
        Assert.Equal([(ModelRoles.Understanding, ModelOutcomes.Used), (ModelRoles.Drafting, ModelOutcomes.Used)], turn.ModelCalls.Select(call => (call.Role, call.Outcome)));
        Assert.All(turn.ModelCalls, call =>
        {
            Assert.Equal("large", call.Model);
            Assert.Equal((100, 20), (call.InputTokens, call.OutputTokens));
            Assert.Equal(0.0006m, call.Cost);
            Assert.Matches("^(understanding|drafting)/v1 [0-9a-f]{8}$", call.Prompt);
        });
    }
}
