using System.ClientModel;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Platform.Models;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Platform.Silo.Adapters.OpenAi;

/// <summary><see cref="IChatClient"/> over an OpenAI-compatible endpoint. Makes one call, never a second: repetition is decided by <see cref="ModelCaller"/>.</summary>
internal sealed class OpenAiChatClient(Func<string, ChatClient> open) : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new("openai");
    private readonly ConcurrentDictionary<string, ChatClient> _models = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var completion = await Model(options).CompleteChatAsync(OpenAiParts.Messages(messages, options), OpenAiParts.Options(options), cancellationToken);
            return OpenAiAnswer.Read(completion.Value);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ModelException))
        {
            throw OpenAiFailures.Explain(failure);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var calls = new SortedDictionary<int, (string? Id, string? Name, StringBuilder Arguments)>();
        await using var updates = Model(options).CompleteChatStreamingAsync(OpenAiParts.Messages(messages, options), OpenAiParts.Options(options), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(updates))
        {
            var update = updates.Current;
            foreach (var part in update.ContentUpdate.Where(part => !string.IsNullOrEmpty(part.Text)))
            {
                yield return new(ChatRole.Assistant, part.Text) { ModelId = update.Model };
            }

            foreach (var call in update.ToolCallUpdates)
            {
                var known = calls.GetValueOrDefault(call.Index, (null, null, new()));
                known.Arguments.Append(call.FunctionArgumentsUpdate?.ToString());
                calls[call.Index] = (call.ToolCallId ?? known.Id, call.FunctionName ?? known.Name, known.Arguments);
            }

            if (update.FinishReason is { } reason)
            {
                yield return new(ChatRole.Assistant, [.. calls.Values.Select(call => (AIContent)OpenAiAnswer.Call(call.Id ?? "", call.Name ?? "", call.Arguments.ToString()))])
                {
                    FinishReason = OpenAiAnswer.Reason(reason),
                    ModelId = update.Model,
                };
            }

            if (update.Usage is { } usage)
            {
                yield return new(ChatRole.Assistant, [new UsageContent(OpenAiAnswer.Usage(usage))]) { ModelId = update.Model };
            }
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The package's clients share one pipeline and need no end.
    }

    private ChatClient Model(ChatOptions? options) =>
        _models.GetOrAdd(options?.ModelId ?? throw new ArgumentException("the options name no model", nameof(options)), open);

    private static async Task<bool> MoveAsync(IAsyncEnumerator<StreamingChatCompletionUpdate> updates)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ModelException))
        {
            throw OpenAiFailures.Explain(failure);
        }
    }
}
