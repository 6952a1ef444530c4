namespace Amazon.BedrockRuntime.Model;

public partial class ToolResultBlock
{
    public List<ToolResultContentBlock> Content { get; set; }

    public string ToolUseId { get; set; }
}
