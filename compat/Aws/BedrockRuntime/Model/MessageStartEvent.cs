using Amazon.Runtime.EventStreams;

namespace Amazon.BedrockRuntime.Model;

public partial class MessageStartEvent : IEventStreamEvent
{
    public ConversationRole Role { get; set; }
}
