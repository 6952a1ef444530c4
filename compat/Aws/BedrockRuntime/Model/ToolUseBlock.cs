using Amazon.Runtime.Documents;

namespace Amazon.BedrockRuntime.Model;

public partial class ToolUseBlock
{
    public Document Input { get; set; }

    public string Name { get; set; }

    public string ToolUseId { get; set; }
}
