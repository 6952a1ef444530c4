using System.Net;
using Amazon.Runtime;

namespace Amazon.BedrockRuntime.Model;

public partial class ResourceNotFoundException : AmazonBedrockRuntimeException
{
    public ResourceNotFoundException(string message)
        : base(message)
    {
    }

    public ResourceNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
