using Amazon.BedrockRuntime.Model;
using Amazon.BedrockRuntime.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.BedrockRuntime;

/// <summary>Credentials, signing, HTTP, time-outs and retries are AWSSDK.Core's own pipeline; only what is written and read is ours.</summary>
public partial class AmazonBedrockRuntimeClient : AmazonServiceClient, IAmazonBedrockRuntime
{
    private static readonly IServiceMetadata Metadata = new BedrockServiceMetadata();

    public AmazonBedrockRuntimeClient(AmazonBedrockRuntimeConfig config)
        : base(config)
    {
    }

    public AmazonBedrockRuntimeClient(AWSCredentials credentials, AmazonBedrockRuntimeConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public virtual Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ConverseResponse>(
            request, new InvokeOptions { RequestMarshaller = ConverseMarshaller.Instance, ResponseUnmarshaller = ConverseUnmarshaller.Instance }, cancellationToken);

    public virtual Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ConverseStreamResponse>(
            request, new InvokeOptions { RequestMarshaller = ConverseMarshaller.Instance, ResponseUnmarshaller = ConverseStreamUnmarshaller.Instance }, cancellationToken);

    public virtual Task<InvokeModelResponse> InvokeModelAsync(InvokeModelRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<InvokeModelResponse>(
            request, new InvokeOptions { RequestMarshaller = InvokeModelMarshaller.Instance, ResponseUnmarshaller = InvokeModelUnmarshaller.Instance }, cancellationToken);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonBedrockRuntimeConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonBedrockRuntimeClient(awsCredentials, (AmazonBedrockRuntimeConfig)clientConfig);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new BedrockEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new BedrockAuthHandler());
    }
}
