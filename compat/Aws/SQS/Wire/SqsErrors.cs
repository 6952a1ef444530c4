using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Wire;

/// <summary>From an error's code to its exception; servers that still speak the older protocol's codes are understood too.</summary>
internal static class SqsErrors
{
    public static AmazonServiceException Read(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        return error.Code switch
        {
            "QueueDoesNotExist" or "AWS.SimpleQueueService.NonExistentQueue" =>
                new QueueDoesNotExistException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "ReceiptHandleIsInvalid" => new ReceiptHandleIsInvalidException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "MessageNotInflight" or "AWS.SimpleQueueService.MessageNotInflight" =>
                new MessageNotInflightException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            _ => new AmazonSQSException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
        };
    }
}
