using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using Platform.Models;
using Platform.Models.Summaries;
using Platform.Silo.Adapters.OpenAi;
using Platform.Tests.Support;

namespace Platform.Tests.Models;

/// <summary>The adapter for OpenAI-compatible endpoints against an emulator that others wrote.</summary>
public sealed class OpenAiAdapterTests
{
    [NeedsNodeModuleFact("aimock")]
    public async Task Words_forms_pieces_and_failures_arrive()
    {
        await using var server = await AimockServer.StartAsync();
        using var chat = new OpenAiChatClient(model => new(model, new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new($"{server.Url}/v1"), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) }));
        var form = new ChatOptions { ModelId = "m", Tools = [SummaryForm.Form], ToolMode = ChatToolMode.RequireSpecific("report_summary") };

        var words = await chat.GetResponseAsync([new(ChatRole.System, "be brief"), new(ChatRole.User, "say hello")], new() { ModelId = "m", MaxOutputTokens = 100 });
        var filled = await chat.GetResponseAsync([new(ChatRole.User, "fill the form")], form);
        var pieces = await chat.GetStreamingResponseAsync([new(ChatRole.User, "say hello")], new() { ModelId = "m" }).ToChatResponseAsync();
        var streamed = await chat.GetStreamingResponseAsync([new(ChatRole.User, "fill the form")], form).ToChatResponseAsync();
        var throttled = await Assert.ThrowsAsync<ModelException>(() => chat.GetResponseAsync([new(ChatRole.User, "too often")], new() { ModelId = "m" }));
        var failed = await Assert.ThrowsAsync<ModelException>(() => chat.GetResponseAsync([new(ChatRole.User, "broken")], new() { ModelId = "m" }));

        Assert.Equal("Hello from the emulator, in more than one piece.", words.Text);
        Assert.Equal("Hello from the emulator, in more than one piece.", pieces.Text);
        Assert.All((ChatResponse[])[filled, streamed], response =>
            Assert.Equal("The customer asks for order 12345.", Assert.Single(response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()).Arguments!["summary"]!.ToString()));
        Assert.Equal((ModelFailure.Throttled, ModelFailure.Unavailable), (throttled.Failure, failed.Failure));
    }
}
