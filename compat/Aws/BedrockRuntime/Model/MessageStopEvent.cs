using Amazon.Runtime.EventStreams;

namespace Amazon.BedrockRuntime.Model;

public partial class MessageStopEvent : IEventStreamEvent
{
    public StopReason StopReason { get; set; }
}
