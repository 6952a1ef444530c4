namespace Amazon.BedrockRuntime.Model;

/// <summary>One of its members is set. A kind of content that the platform does not use is read as a block without any.</summary>
public partial class ContentBlock
{
    public string Text { get; set; }

    public ToolResultBlock ToolResult { get; set; }

    public ToolUseBlock ToolUse { get; set; }
}
