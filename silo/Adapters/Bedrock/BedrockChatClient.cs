using System.Runtime.CompilerServices;
using System.Text;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;
using Platform.Models;

namespace Platform.Silo.Adapters.Bedrock;

/// <summary><see cref="IChatClient"/> by Bedrock's Converse and ConverseStream. Makes one call, never a second: repetition is decided by <see cref="ModelCaller"/>.</summary>
internal sealed class BedrockChatClient(IAmazonBedrockRuntime bedrock) : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new("aws.bedrock");

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var parts = ConverseParts.Of(messages, options);
        var request = new ConverseRequest { ModelId = parts.Model, Messages = parts.Messages, System = parts.System, InferenceConfig = parts.Inference, ToolConfig = parts.Tools };
        try
        {
            return ConverseAnswer.Read(await bedrock.ConverseAsync(request, cancellationToken), parts.Model);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ModelException))
        {
            throw BedrockFailures.Explain(failure);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var parts = ConverseParts.Of(messages, options);
        var request = new ConverseStreamRequest { ModelId = parts.Model, Messages = parts.Messages, System = parts.System, InferenceConfig = parts.Inference, ToolConfig = parts.Tools };
        using var response = await Explained(() => bedrock.ConverseStreamAsync(request, cancellationToken));
        await using var events = response.Stream.GetAsyncEnumerator(cancellationToken);
        var tool = default(ToolUseBlockStart);
        var arguments = new StringBuilder();
        while (await Explained(async () => await events.MoveNextAsync()))
        {
            switch (events.Current)
            {
                case ContentBlockStartEvent { Start.ToolUse: { } begun }:
                    tool = begun;
                    arguments.Clear();
                    break;
                case ContentBlockDeltaEvent { Delta.ToolUse.Input: { } input }:
                    arguments.Append(input);
                    break;
                case ContentBlockDeltaEvent { Delta.Text: { Length: > 0 } text }:
                    yield return new(ChatRole.Assistant, text) { ModelId = parts.Model };
                    break;
                case ContentBlockStopEvent when tool is not null:
                    yield return new(ChatRole.Assistant, [ConverseAnswer.Call(tool.ToolUseId, tool.Name, arguments.ToString())]) { ModelId = parts.Model };
                    tool = null;
                    break;
                case MessageStopEvent stop:
                    yield return new() { FinishReason = ConverseAnswer.Reason(stop.StopReason), ModelId = parts.Model };
                    break;
                case ConverseStreamMetadataEvent { Usage: { } usage }:
                    yield return new(ChatRole.Assistant, [new UsageContent(ConverseAnswer.Usage(usage))]) { ModelId = parts.Model };
                    break;
                default:
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : serviceType.IsInstanceOfType(bedrock) ? bedrock
        : null;

    /// <inheritdoc/>
    public void Dispose() => bedrock.Dispose();

    private static async Task<T> Explained<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ModelException))
        {
            throw BedrockFailures.Explain(failure);
        }
    }
}
