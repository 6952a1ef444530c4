using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.BedrockRuntime.Wire;

/// <summary>Sends a body as it is: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html.</summary>
internal sealed class InvokeModelMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static InvokeModelMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var original = (InvokeModelRequest)input;
        if (original.ModelId is null)
        {
            throw new AmazonBedrockRuntimeException("Request object does not have required field ModelId set");
        }

        var request = new DefaultRequest(original, "Amazon.BedrockRuntime") { HttpMethod = "POST", ResourcePath = "/model/{modelId}/invoke" };
        request.Headers[HeaderKeys.XAmzApiVersion] = "2023-09-30";
        request.Headers["Content-Type"] = original.ContentType ?? "application/octet-stream";
        if (original.Accept is not null)
        {
            request.Headers["Accept"] = original.Accept;
        }

        request.AddPathResource("{modelId}", original.ModelId);
        request.Content = original.Body?.ToArray() ?? [];
        return request;
    }
}
