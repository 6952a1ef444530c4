using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;
using Microsoft.Extensions.AI;

namespace Platform.Silo.Adapters.Bedrock;

/// <summary>A request in Converse's words; Converse and ConverseStream share them.</summary>
internal sealed record ConverseParts(string Model, List<SystemContentBlock>? System, List<Message> Messages, InferenceConfiguration Inference, ToolConfiguration? Tools)
{
    /// <summary>The parts of a request.</summary>
    /// <exception cref="ArgumentException">The options name no model, or a content that Converse is not given here.</exception>
    public static ConverseParts Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var all = messages.ToList();
        var model = options?.ModelId ?? throw new ArgumentException("the options name no model", nameof(options));
        List<SystemContentBlock> system = [.. all.Where(message => message.Role == ChatRole.System).Select(message => message.Text).Prepend(options.Instructions).Where(text => !string.IsNullOrEmpty(text)).Select(text => new SystemContentBlock { Text = text })];
        var inference = new InferenceConfiguration { MaxTokens = options.MaxOutputTokens, Temperature = options.Temperature, TopP = options.TopP };
        if (options.StopSequences is { Count: > 0 } stops)
        {
            inference.StopSequences = [.. stops];
        }

        return new(
            model,
            system.Count > 0 ? system : null,
            [.. all.Where(message => message.Role != ChatRole.System).Select(Message)],
            inference,
            ToolsOf(options));
    }

    private static Message Message(ChatMessage message) => new()
    {
        Role = message.Role == ChatRole.Assistant ? ConversationRole.Assistant : ConversationRole.User,
        Content = [.. message.Contents.Select(Content)],
    };

    private static ContentBlock Content(AIContent content) => content switch
    {
        TextContent text => new() { Text = text.Text },
        FunctionCallContent call => new() { ToolUse = new() { ToolUseId = call.CallId, Name = call.Name, Input = Json(JsonSerializer.SerializeToElement(call.Arguments, PlatformJson.Options)) } },
        FunctionResultContent result => new() { ToolResult = new() { ToolUseId = result.CallId, Content = [new() { Text = result.Result?.ToString() ?? "" }] } },
        _ => throw new ArgumentException($"{content.GetType().Name} is not sent to Bedrock", nameof(content)),
    };

    private static ToolConfiguration? ToolsOf(ChatOptions options)
    {
        List<Tool> tools = [.. (options.Tools ?? []).OfType<AIFunctionDeclaration>().Select(function => new Tool
        {
            ToolSpec = new() { Name = function.Name, Description = function.Description, InputSchema = new() { Json = Json(function.JsonSchema) } },
        })];
        return tools.Count == 0 || options.ToolMode is NoneChatToolMode ? null : new() { Tools = tools, ToolChoice = Choice(options.ToolMode) };
    }

    private static ToolChoice Choice(ChatToolMode? mode) => mode switch
    {
        RequiredChatToolMode { RequiredFunctionName: { } name } => new() { Tool = new() { Name = name } },
        RequiredChatToolMode => new() { Any = new() },
        _ => new() { Auto = new() },
    };

    private static Document Json(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new Document(value.EnumerateObject().ToDictionary(member => member.Name, member => Json(member.Value))),
        JsonValueKind.Array => new Document(value.EnumerateArray().Select(Json).ToList()),
        JsonValueKind.String => new Document(value.GetString()),
        JsonValueKind.True => new Document(true),
        JsonValueKind.False => new Document(false),
        JsonValueKind.Number => value.TryGetInt32(out var number) ? new Document(number) : new Document(value.GetDouble()),
        _ => new Document(new Dictionary<string, Document>()),
    };
}
