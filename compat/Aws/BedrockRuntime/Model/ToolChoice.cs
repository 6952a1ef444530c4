namespace Amazon.BedrockRuntime.Model;

public partial class ToolChoice
{
    public AnyToolChoice Any { get; set; }

    public AutoToolChoice Auto { get; set; }

    public SpecificToolChoice Tool { get; set; }
}
