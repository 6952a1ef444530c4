namespace Amazon.BedrockRuntime.Model;

public partial class ConverseMetrics
{
    public long? LatencyMs { get; set; }
}
