using System.Net;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Platform.Models;

namespace Platform.Silo.Adapters.Bedrock;

/// <summary>What a failure of Bedrock means for the ladder. Only codes are kept: a message may quote the request.</summary>
internal static class BedrockFailures
{
    public static ModelException Explain(Exception failure) => failure switch
    {
        ThrottlingException or ModelNotReadyException => new(ModelFailure.Throttled, failure.GetType().Name, failure),
        BedrockRuntimeEventStreamException { InnerException: ThrottlingException } => new(ModelFailure.Throttled, nameof(ThrottlingException), failure),
        AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests } => new(ModelFailure.Throttled, "HTTP 429", failure),
        ValidationException or AccessDeniedException or ResourceNotFoundException => new(ModelFailure.Rejected, failure.GetType().Name, failure),
        AmazonServiceException service => new(ModelFailure.Unavailable, (int)service.StatusCode < 100 ? service.GetType().Name : $"HTTP {(int)service.StatusCode}", failure),
        _ => new(ModelFailure.Unavailable, failure.GetType().Name, failure),
    };
}
