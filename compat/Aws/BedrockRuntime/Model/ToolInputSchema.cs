using Amazon.Runtime.Documents;

namespace Amazon.BedrockRuntime.Model;

public partial class ToolInputSchema
{
    public Document Json { get; set; }
}
