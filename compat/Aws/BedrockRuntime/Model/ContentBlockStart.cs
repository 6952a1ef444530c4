namespace Amazon.BedrockRuntime.Model;

public partial class ContentBlockStart
{
    public ToolUseBlockStart ToolUse { get; set; }
}
