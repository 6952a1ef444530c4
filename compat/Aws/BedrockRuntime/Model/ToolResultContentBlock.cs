using Amazon.Runtime.Documents;

namespace Amazon.BedrockRuntime.Model;

public partial class ToolResultContentBlock
{
    public Document Json { get; set; }

    public string Text { get; set; }
}
