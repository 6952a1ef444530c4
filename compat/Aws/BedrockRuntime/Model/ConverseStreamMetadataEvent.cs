using Amazon.Runtime.EventStreams;

namespace Amazon.BedrockRuntime.Model;

public partial class ConverseStreamMetadataEvent : IEventStreamEvent
{
    public TokenUsage Usage { get; set; }
}
