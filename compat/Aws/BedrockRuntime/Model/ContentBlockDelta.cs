namespace Amazon.BedrockRuntime.Model;

public partial class ContentBlockDelta
{
    public string Text { get; set; }

    public ToolUseBlockDelta ToolUse { get; set; }
}
