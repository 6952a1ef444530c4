using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;
using Amazon.SQS.Wire;

namespace Amazon.SQS;

/// <summary>Credentials, signing, HTTP, time-outs and retries are AWSSDK.Core's own pipeline; only what is written and read is ours.</summary>
public partial class AmazonSQSClient : AmazonServiceClient, IAmazonSQS
{
    private static readonly IServiceMetadata Metadata = new SqsServiceMetadata();

    public AmazonSQSClient(AmazonSQSConfig config)
        : base(config)
    {
    }

    public AmazonSQSClient(AWSCredentials credentials, AmazonSQSConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ReceiveMessageResponse>(
            request, new InvokeOptions { RequestMarshaller = SqsMarshaller.Instance, ResponseUnmarshaller = ReceiveMessageUnmarshaller.Instance }, cancellationToken);

    public virtual Task<DeleteMessageResponse> DeleteMessageAsync(DeleteMessageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteMessageResponse>(
            request, new InvokeOptions { RequestMarshaller = SqsMarshaller.Instance, ResponseUnmarshaller = DeleteMessageUnmarshaller.Instance }, cancellationToken);

    public virtual Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ChangeMessageVisibilityResponse>(
            request, new InvokeOptions { RequestMarshaller = SqsMarshaller.Instance, ResponseUnmarshaller = ChangeMessageVisibilityUnmarshaller.Instance }, cancellationToken);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSQSConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSQSClient(awsCredentials, (AmazonSQSConfig)clientConfig);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new SqsEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SqsAuthHandler());
    }
}
