using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

public partial class MessageRejectedException : AmazonSimpleEmailServiceV2Exception
{
    public MessageRejectedException(string message)
        : base(message)
    {
    }

    public MessageRejectedException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
