using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;
using Microsoft.Extensions.AI;

namespace Platform.Silo.Adapters.Bedrock;

/// <summary>Converse's answers in <see cref="IChatClient"/>'s words. Content that is neither words nor a tool call is left out.</summary>
internal static class ConverseAnswer
{
    public static ChatResponse Read(ConverseResponse response, string model)
    {
        List<AIContent> contents = [];
        foreach (var block in response.Output?.Message?.Content ?? [])
        {
            if (block.Text is { Length: > 0 } text)
            {
                contents.Add(new TextContent(text));
            }
            else if (block.ToolUse is { } use)
            {
                contents.Add(new FunctionCallContent(use.ToolUseId, use.Name, Arguments(use.Input)));
            }
        }

        return new(new ChatMessage(ChatRole.Assistant, contents))
        {
            ModelId = model,
            FinishReason = Reason(response.StopReason),
            Usage = response.Usage is { } usage ? Usage(usage) : null,
        };
    }

    /// <summary>A streamed call, whose arguments came as text.</summary>
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

    public static UsageDetails Usage(TokenUsage usage) => new() { InputTokenCount = usage.InputTokens, OutputTokenCount = usage.OutputTokens, TotalTokenCount = usage.TotalTokens };

    public static ChatFinishReason? Reason(StopReason? reason) =>
        reason is null ? null
        : reason == StopReason.End_turn || reason == StopReason.Stop_sequence ? ChatFinishReason.Stop
        : reason == StopReason.Tool_use ? ChatFinishReason.ToolCalls
        : reason == StopReason.Max_tokens ? ChatFinishReason.Length
        : reason == StopReason.Content_filtered || reason == StopReason.Guardrail_intervened ? ChatFinishReason.ContentFilter
        : new ChatFinishReason(reason.Value);

    private static Dictionary<string, object?>? Arguments(Document input) =>
        input.IsDictionary() ? input.AsDictionary().ToDictionary(member => member.Key, member => Value(member.Value)) : null;

    private static object? Value(Document value) => value.Type switch
    {
        DocumentType.Dictionary => Arguments(value),
        DocumentType.List => value.AsList().ConvertAll(Value),
        DocumentType.String => value.AsString(),
        DocumentType.Bool => value.AsBool(),
        DocumentType.Int => value.AsInt(),
        DocumentType.Long => value.AsLong(),
        DocumentType.Double => value.AsDouble(),
        _ => null,
    };
}
