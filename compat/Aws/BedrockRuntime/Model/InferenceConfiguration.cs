namespace Amazon.BedrockRuntime.Model;

public partial class InferenceConfiguration
{
    public int? MaxTokens { get; set; }

    public List<string> StopSequences { get; set; }

    public float? Temperature { get; set; }

    public float? TopP { get; set; }
}
