using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SimpleEmailV2.Wire;
using Amazon.Util.Internal;

namespace Amazon.SimpleEmailV2;

public partial class AmazonSimpleEmailServiceV2Config : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("SimpleEmailV2", "4.0.0-compat");

    public AmazonSimpleEmailServiceV2Config()
        : base(new DefaultConfigurationProvider(Enum.GetValues<DefaultConfigurationMode>().Select(mode => new DefaultConfiguration { Name = mode, RetryMode = RequestRetryMode.Standard })))
    {
        ServiceId = "SESv2";
        AuthenticationServiceName = "ses";
        EndpointProvider = new SesEndpointProvider();
    }

    public override string RegionEndpointServiceName => "email";

    public override string ServiceVersion => "2019-09-27";

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(SesEndpointResolver.Parameters(RegionEndpoint?.SystemName ?? AuthenticationRegion, ServiceURL));
}
