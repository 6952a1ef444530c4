using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.SimpleEmailV2.Model;
using LimitExceededException = Amazon.SimpleEmailV2.Model.LimitExceededException;

namespace Platform.Silo.Adapters.Ses;

/// <summary>What a failed attempt at SendEmail means. Pure.</summary>
/// <param name="Meaning">What to do.</param>
/// <param name="Reason">The service's answer, or what happened.</param>
internal sealed record SesAnswer(SesMeaning Meaning, string Reason)
{
    /// <summary>Judges a failure.</summary>
    public static SesAnswer Of(Exception failure) => failure switch
    {
        // Both say no for many reasons. An identity that is not verified is a fault of the settings: the mail waits until they are right.
        MessageRejectedException rejected when rejected.Message.Contains("not verified", StringComparison.OrdinalIgnoreCase) => Later(rejected),
        MessageRejectedException rejected => new(SesMeaning.Refused, Said(rejected)),
        BadRequestException bad when bad.Message.Contains("not verified", StringComparison.OrdinalIgnoreCase)
            || bad.Message.Contains("configuration set", StringComparison.OrdinalIgnoreCase) => Later(bad),
        BadRequestException bad => new(SesMeaning.Refused, Said(bad)),

        // The account or its settings, not the mail.
        AccountSuspendedException or SendingPausedException or MailFromDomainNotVerifiedException or NotFoundException
            or LimitExceededException or TooManyRequestsException => Later((AmazonServiceException)failure),

        // An answer that cannot be read, or that the service broke over its work: it may have the mail.
        AmazonUnmarshallingException => new(SesMeaning.Ambiguous, "the answer of SES cannot be read"),
        AmazonServiceException { StatusCode: HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests } busy => Later(busy),
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError } broken => new(SesMeaning.Ambiguous, Said(broken)),

        // 4xx of the request itself: credentials, signature, clock, rights.
        AmazonServiceException { StatusCode: >= HttpStatusCode.BadRequest } refused => Later(refused),
        _ when IsNotReached(failure) => new(SesMeaning.Deferred, "SES was not reached"),
        AmazonClientException => new(SesMeaning.Deferred, "no request was made: look at the credentials and the region"),
        _ => new(SesMeaning.Ambiguous, "no answer of SES came"),
    };

    private static SesAnswer Later(AmazonServiceException failure) => new(SesMeaning.Deferred, Said(failure));

    private static string Said(AmazonServiceException failure) => $"{(int)failure.StatusCode} {failure.ErrorCode} {failure.Message}".TrimEnd();

    /// <summary>Before the first byte: nobody has the mail.</summary>
    private static bool IsNotReached(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError }
                or SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain })
            {
                return true;
            }
        }

        return false;
    }
}
