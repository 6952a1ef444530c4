namespace Amazon.BedrockRuntime.Model;

public partial class InvokeModelRequest : AmazonBedrockRuntimeRequest
{
    public string Accept { get; set; }

    public MemoryStream Body { get; set; }

    public string ContentType { get; set; }

    public string ModelId { get; set; }
}
