using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Platform.Silo.Adapters.Cassettes;

/// <summary>Answers from a cassette, without network.</summary>
internal sealed class ReplayingChatClient(Cassette cassette) : IChatClient
{
    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = cassette.Find(CassetteKey.Of(messages, options));
        List<AIContent> contents = call.Text is { Length: > 0 } text ? [new TextContent(text)] : [];
        if (call.Tool is { } tool)
        {
            contents.Add(new FunctionCallContent("replayed", tool, call.Arguments?.Deserialize<Dictionary<string, object?>>()));
        }

        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ModelId = options?.ModelId,
            FinishReason = call.End is { } end ? new ChatFinishReason(end) : null,
            Usage = new() { InputTokenCount = call.In, OutputTokenCount = call.Out },
        });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Holds memory only.
    }
}
