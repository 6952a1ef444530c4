using Amazon.BedrockRuntime;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Platform.Models;
using Platform.Models.Summaries;
using Platform.Silo.Adapters.Bedrock;
using Platform.Tests.Support;

namespace Platform.Tests.Models;

/// <summary>The Bedrock adapter against an emulator that others wrote.</summary>
public sealed class AimockTests
{
    [NeedsNodeModuleFact("aimock")]
    public async Task Words_and_token_counts_arrive()
    {
        await using var server = await AimockServer.StartAsync();
        using var chat = Chat(server);

        var response = await chat.GetResponseAsync([new(ChatRole.System, "be brief"), new(ChatRole.User, "say hello")], new() { ModelId = "maker.model-v1:0", MaxOutputTokens = 100 });

        Assert.Equal("Hello from the emulator, in more than one piece.", response.Text);
        Assert.Equal((11, 7), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [NeedsNodeModuleFact("aimock")]
    public async Task A_form_is_filled_by_a_tool_call()
    {
        await using var server = await AimockServer.StartAsync();
        using var chat = Chat(server);

        var response = await chat.GetResponseAsync(
            [new(ChatRole.User, "fill the form")], new() { ModelId = "m", Tools = [SummaryForm.Form], ToolMode = ChatToolMode.RequireSpecific("report_summary") });

        var call = Assert.Single(response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
        Assert.Equal("report_summary", call.Name);
        Assert.Equal("The customer asks for order 12345.", call.Arguments!["summary"]);
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
    }

    [NeedsNodeModuleFact("aimock")]
    public async Task A_streamed_answer_comes_in_pieces_and_ends_with_its_usage()
    {
        await using var server = await AimockServer.StartAsync();
        using var chat = Chat(server);
        var updates = new List<ChatResponseUpdate>();

        await foreach (var update in chat.GetStreamingResponseAsync([new(ChatRole.User, "say hello")], new() { ModelId = "m" }))
        {
            updates.Add(update);
        }

        Assert.True(updates.Count(update => update.Text.Length > 0) > 1);
        var whole = updates.ToChatResponse();
        Assert.Equal("Hello from the emulator, in more than one piece.", whole.Text);
        Assert.Equal(11, whole.Usage!.InputTokenCount);
        Assert.Equal(ChatFinishReason.Stop, whole.FinishReason);
    }

    [NeedsNodeModuleFact("aimock")]
    public async Task A_streamed_form_is_put_together()
    {
        await using var server = await AimockServer.StartAsync();
        using var chat = Chat(server);

        var whole = await chat.GetStreamingResponseAsync([new(ChatRole.User, "fill the form")], new() { ModelId = "m", Tools = [SummaryForm.Form] }).ToChatResponseAsync();

        var call = Assert.Single(whole.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
        Assert.Equal("The customer asks for order 12345.", call.Arguments!["summary"]!.ToString());
    }

    [NeedsNodeModuleFact("aimock")]
    public async Task Throttling_and_failure_are_told_apart()
    {
        await using var server = await AimockServer.StartAsync();
        using var chat = Chat(server);

        var throttled = await Assert.ThrowsAsync<ModelException>(() => chat.GetResponseAsync([new(ChatRole.User, "too often")], new() { ModelId = "m" }));
        var failed = await Assert.ThrowsAsync<ModelException>(() => chat.GetResponseAsync([new(ChatRole.User, "broken")], new() { ModelId = "m" }));

        Assert.Equal((ModelFailure.Throttled, ModelFailure.Unavailable), (throttled.Failure, failed.Failure));
    }

    private static BedrockChatClient Chat(AimockServer server) =>
        new(new AmazonBedrockRuntimeClient(new BasicAWSCredentials("AKIATEST", "secret"), new AmazonBedrockRuntimeConfig { ServiceURL = server.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 }));
}
