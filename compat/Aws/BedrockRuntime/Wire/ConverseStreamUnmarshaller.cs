using System.Net;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.BedrockRuntime.Wire;

internal sealed class ConverseStreamUnmarshaller : JsonResponseUnmarshaller
{
    public static ConverseStreamUnmarshaller Instance { get; } = new();

    public override bool HasStreamingProperty => true;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) => new ConverseStreamResponse { Stream = new(input.Stream) };

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        BedrockErrors.Read(input, innerException, statusCode);

    protected override bool ShouldReadEntireResponse(IWebResponseData response, bool readEntireResponse) => false;
}
