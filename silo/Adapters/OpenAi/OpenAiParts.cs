using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AiMessage = Microsoft.Extensions.AI.ChatMessage;
using OpenAiMessage = OpenAI.Chat.ChatMessage;

namespace Platform.Silo.Adapters.OpenAi;

/// <summary>A request in the words of OpenAI's chat completions.</summary>
internal static class OpenAiParts
{
    public static List<OpenAiMessage> Messages(IEnumerable<AiMessage> messages, ChatOptions? options)
    {
        List<OpenAiMessage> all = [];
        if (!string.IsNullOrEmpty(options?.Instructions))
        {
            all.Add(OpenAiMessage.CreateSystemMessage(options.Instructions));
        }

        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System)
            {
                all.Add(OpenAiMessage.CreateSystemMessage(message.Text));
            }
            else if (message.Role == ChatRole.Assistant)
            {
                var calls = message.Contents.OfType<FunctionCallContent>()
                    .Select(call => ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name, BinaryData.FromString(JsonSerializer.Serialize(call.Arguments, PlatformJson.Options)))).ToList();
                all.Add(calls.Count > 0 ? OpenAiMessage.CreateAssistantMessage(calls) : OpenAiMessage.CreateAssistantMessage(message.Text));
            }
            else
            {
                all.AddRange(message.Contents.OfType<FunctionResultContent>().Select(result => OpenAiMessage.CreateToolMessage(result.CallId, result.Result?.ToString() ?? "")));
                if (message.Text.Length > 0)
                {
                    all.Add(OpenAiMessage.CreateUserMessage(message.Text));
                }
            }
        }

        return all;
    }

    public static ChatCompletionOptions Options(ChatOptions? options)
    {
        var wanted = new ChatCompletionOptions { MaxOutputTokenCount = options?.MaxOutputTokens, Temperature = options?.Temperature, TopP = options?.TopP };
        foreach (var stop in options?.StopSequences ?? [])
        {
            wanted.StopSequences.Add(stop);
        }

        foreach (var function in (options?.Tools ?? []).OfType<AIFunctionDeclaration>())
        {
            wanted.Tools.Add(ChatTool.CreateFunctionTool(function.Name, function.Description, BinaryData.FromString(function.JsonSchema.GetRawText())));
        }

        if (wanted.Tools.Count > 0)
        {
            wanted.ToolChoice = options!.ToolMode switch
            {
                RequiredChatToolMode { RequiredFunctionName: { } name } => ChatToolChoice.CreateFunctionChoice(name),
                RequiredChatToolMode => ChatToolChoice.CreateRequiredChoice(),
                NoneChatToolMode => ChatToolChoice.CreateNoneChoice(),
                _ => ChatToolChoice.CreateAutoChoice(),
            };
        }

        return wanted;
    }
}
