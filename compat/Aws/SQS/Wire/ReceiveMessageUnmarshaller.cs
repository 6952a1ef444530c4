using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SQS.Model;

namespace Amazon.SQS.Wire;

internal sealed class ReceiveMessageUnmarshaller : JsonResponseUnmarshaller
{
    public static ReceiveMessageUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var json = JsonDocument.Parse(input.Stream);

        // As in the package (version 4): a list that the answer does not have is null.
        return new ReceiveMessageResponse
        {
            Messages = json.RootElement.TryGetProperty("Messages", out var messages) && messages.ValueKind == JsonValueKind.Array ? [.. messages.EnumerateArray().Select(Read)] : null,
        };
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        SqsErrors.Read(input, innerException, statusCode);

    private static Message Read(JsonElement message) => new()
    {
        Attributes = message.TryGetProperty("Attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object
            ? attributes.EnumerateObject().ToDictionary(attribute => attribute.Name, attribute => attribute.Value.GetString(), StringComparer.Ordinal)
            : null,
        Body = Text(message, "Body"),
        MessageId = Text(message, "MessageId"),
        ReceiptHandle = Text(message, "ReceiptHandle"),
    };

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
