using System.Text.Json;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.BedrockRuntime.Wire;

/// <summary>Writes the bodies of Converse and ConverseStream: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html.</summary>
internal sealed class ConverseMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static ConverseMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input) => input switch
    {
        ConverseRequest request => Marshall(request, "converse", request.ModelId, request.System, request.Messages, request.InferenceConfig, request.ToolConfig),
        ConverseStreamRequest request => Marshall(request, "converse-stream", request.ModelId, request.System, request.Messages, request.InferenceConfig, request.ToolConfig),
        _ => throw new AmazonClientException($"{input.GetType().Name} is not written by this stand-in"),
    };

    private static DefaultRequest Marshall(
        AmazonWebServiceRequest original, string operation, string modelId, List<SystemContentBlock> system, List<Message> messages, InferenceConfiguration inference, ToolConfiguration tools)
    {
        if (modelId is null)
        {
            throw new AmazonBedrockRuntimeException("Request object does not have required field ModelId set");
        }

        var request = new DefaultRequest(original, "Amazon.BedrockRuntime") { HttpMethod = "POST", ResourcePath = $"/model/{{modelId}}/{operation}" };
        request.Headers["Content-Type"] = "application/json";
        request.Headers[HeaderKeys.XAmzApiVersion] = "2023-09-30";
        request.AddPathResource("{modelId}", modelId);
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            Write(writer, "inferenceConfig", inference, WriteInference);
            WriteAll(writer, "messages", messages, WriteMessage);
            WriteAll(writer, "system", system, (json, block) => WriteText(json, "text", block.Text));
            Write(writer, "toolConfig", tools, WriteTools);
            writer.WriteEndObject();
        }

        request.Content = body.ToArray();
        return request;
    }

    private static void WriteInference(Utf8JsonWriter writer, InferenceConfiguration inference)
    {
        WriteNumber(writer, "maxTokens", inference.MaxTokens);
        if (inference.StopSequences is { } stops)
        {
            writer.WriteStartArray("stopSequences");
            stops.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
        }

        WriteNumber(writer, "temperature", inference.Temperature);
        WriteNumber(writer, "topP", inference.TopP);
    }

    private static void WriteMessage(Utf8JsonWriter writer, Message message)
    {
        WriteAll(writer, "content", message.Content, WriteContent);
        WriteText(writer, "role", message.Role?.Value);
    }

    private static void WriteContent(Utf8JsonWriter writer, ContentBlock block)
    {
        WriteText(writer, "text", block.Text);
        Write(writer, "toolUse", block.ToolUse, (json, use) =>
        {
            json.WritePropertyName("input");
            DocumentJson.Write(json, use.Input);
            WriteText(json, "name", use.Name);
            WriteText(json, "toolUseId", use.ToolUseId);
        });
        Write(writer, "toolResult", block.ToolResult, (json, result) =>
        {
            WriteAll(json, "content", result.Content, WriteResult);
            WriteText(json, "toolUseId", result.ToolUseId);
        });
    }

    private static void WriteResult(Utf8JsonWriter writer, ToolResultContentBlock content)
    {
        WriteText(writer, "text", content.Text);
        if (!content.Json.IsNull())
        {
            writer.WritePropertyName("json");
            DocumentJson.Write(writer, content.Json);
        }
    }

    private static void WriteTools(Utf8JsonWriter writer, ToolConfiguration tools)
    {
        Write(writer, "toolChoice", tools.ToolChoice, (json, choice) =>
        {
            Write(json, "any", choice.Any, (_, _) => { });
            Write(json, "auto", choice.Auto, (_, _) => { });
            Write(json, "tool", choice.Tool, (inner, tool) => WriteText(inner, "name", tool.Name));
        });
        WriteAll(writer, "tools", tools.Tools, (json, tool) => Write(json, "toolSpec", tool.ToolSpec, (inner, specification) =>
        {
            WriteText(inner, "description", specification.Description);
            Write(inner, "inputSchema", specification.InputSchema, (innermost, schema) =>
            {
                innermost.WritePropertyName("json");
                DocumentJson.Write(innermost, schema.Json);
            });
            WriteText(inner, "name", specification.Name);
        }));
    }

    private static void Write<T>(Utf8JsonWriter writer, string name, T value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            writer.WriteStartObject(name);
            write(writer, value);
            writer.WriteEndObject();
        }
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, List<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (values is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStartObject();
            write(writer, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, float? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
