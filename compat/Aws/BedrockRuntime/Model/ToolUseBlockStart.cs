namespace Amazon.BedrockRuntime.Model;

public partial class ToolUseBlockStart
{
    public string Name { get; set; }

    public string ToolUseId { get; set; }
}
