namespace Amazon.BedrockRuntime.Model;

public partial class ToolSpecification
{
    public string Description { get; set; }

    public ToolInputSchema InputSchema { get; set; }

    public string Name { get; set; }
}
