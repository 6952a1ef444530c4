using System.Net;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.BedrockRuntime.Wire;

/// <summary>From an error's code to its exception.</summary>
internal static class BedrockErrors
{
    public static AmazonServiceException Read(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        return Create(error.Code, error.Message, innerException, error.Type, error.RequestId, statusCode);
    }

    public static AmazonBedrockRuntimeException Create(
        string code, string message, Exception inner = null, ErrorType type = ErrorType.Unknown, string requestId = null, HttpStatusCode status = default) => code switch
        {
            "AccessDeniedException" => new AccessDeniedException(message, inner, type, code, requestId, status),
            "InternalServerException" => new InternalServerException(message, inner, type, code, requestId, status),
            "ModelErrorException" => new ModelErrorException(message, inner, type, code, requestId, status),
            "ModelNotReadyException" => new ModelNotReadyException(message, inner, type, code, requestId, status),
            "ModelStreamErrorException" => new ModelStreamErrorException(message, inner, type, code, requestId, status),
            "ModelTimeoutException" => new ModelTimeoutException(message, inner, type, code, requestId, status),
            "ResourceNotFoundException" => new ResourceNotFoundException(message, inner, type, code, requestId, status),
            "ServiceUnavailableException" => new ServiceUnavailableException(message, inner, type, code, requestId, status),
            "ThrottlingException" => new ThrottlingException(message, inner, type, code, requestId, status),
            "ValidationException" => new ValidationException(message, inner, type, code, requestId, status),
            _ => new AmazonBedrockRuntimeException(message, inner, type, code, requestId, status),
        };
}
