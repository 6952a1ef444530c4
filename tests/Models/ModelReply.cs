using System.Text.Json;

namespace Platform.Tests.Models;

/// <summary>What a scripted server answers.</summary>
internal sealed record ModelReply
{
    public int Status { get; init; } = 200;

    public string? ErrorType { get; init; }

    public string? Tool { get; init; }

    public object? Arguments { get; init; }

    public string? Text { get; init; }

    public string? Raw { get; init; }

    public string Stop { get; init; } = "tool_use";

    public Task Before { get; init; } = Task.CompletedTask;

    public static ModelReply Form(string tool, object arguments) => new() { Tool = tool, Arguments = arguments };

    public static ModelReply Error(int status, string type) => new() { Status = status, ErrorType = type };

    public string Json()
    {
        if (Raw is not null)
        {
            return Raw;
        }

        if (Status != 200)
        {
            return JsonSerializer.Serialize(new { message = "the scripted server says no" });
        }

        var content = new List<object>();
        if (Text is not null)
        {
            content.Add(new { text = Text });
        }

        if (Tool is not null)
        {
            content.Add(new { toolUse = new { toolUseId = "t1", name = Tool, input = Arguments } });
        }

        return JsonSerializer.Serialize(new
        {
            output = new { message = new { role = "assistant", content } },
            stopReason = Stop,
            usage = new { inputTokens = 100, outputTokens = 20, totalTokens = 120 },
            metrics = new { latencyMs = 1 },
        });
    }
}
