using Amazon.BedrockRuntime.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.BedrockRuntime;

public partial class AmazonBedrockRuntimeConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("BedrockRuntime", "4.0.0-compat");

    public AmazonBedrockRuntimeConfig()
        : base(new DefaultConfigurationProvider(Enum.GetValues<DefaultConfigurationMode>().Select(mode => new DefaultConfiguration { Name = mode, RetryMode = RequestRetryMode.Standard })))
    {
        ServiceId = "Bedrock Runtime";
        AuthenticationServiceName = "bedrock";
        EndpointProvider = new BedrockEndpointProvider();
    }

    public override string RegionEndpointServiceName => "bedrock-runtime";

    public override string ServiceVersion => "2023-09-30";

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(BedrockEndpointResolver.Parameters(RegionEndpoint?.SystemName ?? AuthenticationRegion, ServiceURL));
}
