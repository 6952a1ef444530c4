using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.SQS.Wire;

/// <summary>A given address, or the region's public one. The package also knows FIPS, dual stack and other partitions.</summary>
internal sealed class SqsEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters) =>
        parameters["Endpoint"] is string given ? new(given)
        : parameters["Region"] is string region ? new($"https://sqs.{region}.amazonaws.com")
        : throw new AmazonClientException("Neither a region nor a service URL is set");
}
