using System.Net;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.BedrockRuntime.Wire;

internal sealed class InvokeModelUnmarshaller : JsonResponseUnmarshaller
{
    public static InvokeModelUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var body = new MemoryStream();
        input.Stream.CopyTo(body);
        body.Position = 0;
        return new InvokeModelResponse
        {
            Body = body,
            ContentType = input.ResponseData.IsHeaderPresent("Content-Type") ? input.ResponseData.GetHeaderValue("Content-Type") : null,
        };
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        BedrockErrors.Read(input, innerException, statusCode);
}
