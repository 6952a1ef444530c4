using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

public partial class TooManyRequestsException : AmazonSimpleEmailServiceV2Exception
{
    public TooManyRequestsException(string message)
        : base(message)
    {
    }

    public TooManyRequestsException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
