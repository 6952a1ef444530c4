using Amazon.Runtime;

namespace Amazon.BedrockRuntime.Model;

public partial class ConverseResponse : AmazonWebServiceResponse
{
    public ConverseMetrics Metrics { get; set; }

    public ConverseOutput Output { get; set; }

    public StopReason StopReason { get; set; }

    public TokenUsage Usage { get; set; }
}
