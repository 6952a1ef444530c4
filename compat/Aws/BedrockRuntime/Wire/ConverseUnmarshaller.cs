using System.Net;
using System.Text.Json;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.BedrockRuntime.Wire;

internal sealed class ConverseUnmarshaller : JsonResponseUnmarshaller
{
    public static ConverseUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var json = JsonDocument.Parse(input.Stream);
        var root = json.RootElement;
        return new ConverseResponse
        {
            Output = ConverseJson.Member(root, "output") is { } output
                ? new() { Message = ConverseJson.Member(output, "message") is { } message ? ConverseJson.Message(message) : null }
                : null,
            StopReason = ConverseJson.Text(root, "stopReason"),
            Usage = ConverseJson.Usage(root),
            Metrics = ConverseJson.Member(root, "metrics") is { } metrics ? new() { LatencyMs = ConverseJson.Number(metrics, "latencyMs") } : null,
        };
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        BedrockErrors.Read(input, innerException, statusCode);
}
