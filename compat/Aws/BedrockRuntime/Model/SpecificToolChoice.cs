namespace Amazon.BedrockRuntime.Model;

public partial class SpecificToolChoice
{
    public string Name { get; set; }
}
