using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.SQS.Wire;

internal sealed class SqsEndpointResolver : BaseEndpointResolver
{
    public static EndpointParameters Parameters(string region, string serviceUrl) => new() { ["Region"] = region, ["Endpoint"] = serviceUrl };

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return Parameters(config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion, config.ServiceURL);
    }
}
