using Amazon.Runtime.Internal;

namespace Amazon.BedrockRuntime.Wire;

internal sealed class BedrockServiceMetadata : IServiceMetadata
{
    public string ServiceId => "Bedrock Runtime";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
