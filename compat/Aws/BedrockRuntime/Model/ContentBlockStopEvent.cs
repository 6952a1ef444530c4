using Amazon.Runtime.EventStreams;

namespace Amazon.BedrockRuntime.Model;

public partial class ContentBlockStopEvent : IEventStreamEvent
{
    public int? ContentBlockIndex { get; set; }
}
