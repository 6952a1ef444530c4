using System.Net;
using Amazon.Runtime;

namespace Amazon.BedrockRuntime.Model;

public partial class ModelErrorException : AmazonBedrockRuntimeException
{
    public ModelErrorException(string message)
        : base(message)
    {
    }

    public ModelErrorException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
