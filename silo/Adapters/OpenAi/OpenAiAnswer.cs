using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AiFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using AiMessage = Microsoft.Extensions.AI.ChatMessage;
using OpenAiFinishReason = OpenAI.Chat.ChatFinishReason;

namespace Platform.Silo.Adapters.OpenAi;

/// <summary>Completions in <see cref="IChatClient"/>'s words.</summary>
internal static class OpenAiAnswer
{
    public static ChatResponse Read(ChatCompletion completion)
    {
        List<AIContent> contents = [.. completion.Content.Where(part => !string.IsNullOrEmpty(part.Text)).Select(part => new TextContent(part.Text))];
        contents.AddRange(completion.ToolCalls.Select(call => Call(call.Id, call.FunctionName, call.FunctionArguments.ToString())));
        return new(new AiMessage(ChatRole.Assistant, contents))
        {
            ModelId = completion.Model,
            ResponseId = completion.Id,
            FinishReason = Reason(completion.FinishReason),
            Usage = completion.Usage is { } usage ? Usage(usage) : null,
        };
    }

    public static FunctionCallContent Call(string id, string name, string arguments)
    {
        try
        {
            return new(id, name, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments.Length > 0 ? arguments : "{}"));
        }
        catch (JsonException failure)
        {
            return new(id, name, null) { Exception = failure };
        }
    }

    public static UsageDetails Usage(ChatTokenUsage usage) => new() { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount };

    public static AiFinishReason Reason(OpenAiFinishReason reason) => reason switch
    {
        OpenAiFinishReason.Stop => AiFinishReason.Stop,
        OpenAiFinishReason.Length => AiFinishReason.Length,
        OpenAiFinishReason.ContentFilter => AiFinishReason.ContentFilter,
        _ => AiFinishReason.ToolCalls,
    };
}
