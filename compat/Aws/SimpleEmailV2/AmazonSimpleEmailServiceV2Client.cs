using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleEmailV2.Model;
using Amazon.SimpleEmailV2.Wire;

namespace Amazon.SimpleEmailV2;

/// <summary>Credentials, signing, HTTP, time-outs and retries are AWSSDK.Core's own pipeline; only what is written and read is ours.</summary>
public partial class AmazonSimpleEmailServiceV2Client : AmazonServiceClient, IAmazonSimpleEmailServiceV2
{
    private static readonly IServiceMetadata Metadata = new SesServiceMetadata();

    public AmazonSimpleEmailServiceV2Client(AmazonSimpleEmailServiceV2Config config)
        : base(config)
    {
    }

    public AmazonSimpleEmailServiceV2Client(AWSCredentials credentials, AmazonSimpleEmailServiceV2Config clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public virtual Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SendEmailResponse>(
            request, new InvokeOptions { RequestMarshaller = SesMarshaller.Instance, ResponseUnmarshaller = SendEmailUnmarshaller.Instance }, cancellationToken);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleEmailServiceV2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSimpleEmailServiceV2Client(awsCredentials, (AmazonSimpleEmailServiceV2Config)clientConfig);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new SesEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SesAuthHandler());
    }
}
