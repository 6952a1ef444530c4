namespace Amazon.BedrockRuntime.Model;

public partial class SystemContentBlock
{
    public string Text { get; set; }
}
