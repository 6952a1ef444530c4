namespace Amazon.BedrockRuntime.Model;

public partial class ToolConfiguration
{
    public ToolChoice ToolChoice { get; set; }

    public List<Tool> Tools { get; set; }
}
