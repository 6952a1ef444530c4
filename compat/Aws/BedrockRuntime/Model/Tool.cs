namespace Amazon.BedrockRuntime.Model;

public partial class Tool
{
    public ToolSpecification ToolSpec { get; set; }
}
