namespace Amazon.BedrockRuntime.Model;

public partial class ConverseRequest : AmazonBedrockRuntimeRequest
{
    public InferenceConfiguration InferenceConfig { get; set; }

    public List<Message> Messages { get; set; }

    public string ModelId { get; set; }

    public List<SystemContentBlock> System { get; set; }

    public ToolConfiguration ToolConfig { get; set; }
}
