namespace Amazon.BedrockRuntime.Model;

public partial class ToolUseBlockDelta
{
    public string Input { get; set; }
}
