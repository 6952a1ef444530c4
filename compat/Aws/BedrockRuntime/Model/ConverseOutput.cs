namespace Amazon.BedrockRuntime.Model;

public partial class ConverseOutput
{
    public Message Message { get; set; }
}
