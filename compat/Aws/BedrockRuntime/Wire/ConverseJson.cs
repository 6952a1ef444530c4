using System.Text.Json;
using Amazon.BedrockRuntime.Model;

namespace Amazon.BedrockRuntime.Wire;

/// <summary>Reads the parts of answers that Converse and ConverseStream share.</summary>
internal static class ConverseJson
{
    public static Message Message(JsonElement json) => new()
    {
        Role = Text(json, "role"),
        Content = json.TryGetProperty("content", out var blocks) ? blocks.EnumerateArray().Select(Content).ToList() : null,
    };

    public static TokenUsage Usage(JsonElement json) => Member(json, "usage") is { } usage
        ? new() { InputTokens = Number(usage, "inputTokens"), OutputTokens = Number(usage, "outputTokens"), TotalTokens = Number(usage, "totalTokens") }
        : null;

    public static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member : null;

    public static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    public static int? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number ? member.GetInt32() : null;

    private static ContentBlock Content(JsonElement json) => new()
    {
        Text = Text(json, "text"),
        ToolUse = Member(json, "toolUse") is { } use
            ? new() { Name = Text(use, "name"), ToolUseId = Text(use, "toolUseId"), Input = use.TryGetProperty("input", out var input) ? DocumentJson.Read(input) : default }
            : null,
    };
}
