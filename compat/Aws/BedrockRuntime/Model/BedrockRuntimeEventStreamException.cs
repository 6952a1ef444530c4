using Amazon.Runtime.EventStreams.Internal;

namespace Amazon.BedrockRuntime.Model;

public class BedrockRuntimeEventStreamException : EventStreamException
{
    public BedrockRuntimeEventStreamException()
    {
    }

    public BedrockRuntimeEventStreamException(string message)
        : base(message)
    {
    }

    public BedrockRuntimeEventStreamException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
