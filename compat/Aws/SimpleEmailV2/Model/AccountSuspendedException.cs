using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

public partial class AccountSuspendedException : AmazonSimpleEmailServiceV2Exception
{
    public AccountSuspendedException(string message)
        : base(message)
    {
    }

    public AccountSuspendedException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
