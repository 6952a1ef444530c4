using System.Text;
using System.Text.Json;
using Amazon.BedrockRuntime.Wire;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.EventStreams.Internal;

namespace Amazon.BedrockRuntime.Model;

/// <summary>Frames, checksums and enumeration are AWSSDK.Core's; this only knows the events.</summary>
public sealed class ConverseStreamOutput : EnumerableEventOutputStream<IEventStreamEvent, BedrockRuntimeEventStreamException>
{
    private volatile bool _isProcessing;

    public ConverseStreamOutput(Stream stream)
        : this(stream, null)
    {
    }

    public ConverseStreamOutput(Stream stream, IEventStreamDecoder eventStreamDecoder)
        : base(stream, eventStreamDecoder)
    {
        base.EventReceived += (_, received) => EventReceived?.Invoke(this, received);
        base.ExceptionReceived += (_, received) => ExceptionReceived?.Invoke(this, received);
        Decoder.MessageReceived += (_, received) => EventReceived?.Invoke(this, new(ConvertMessageToEvent(received.Message)));
    }

    public override event EventHandler<EventStreamEventReceivedArgs<IEventStreamEvent>> EventReceived;

    public override event EventHandler<EventStreamExceptionReceivedArgs<BedrockRuntimeEventStreamException>> ExceptionReceived;

    protected override IDictionary<string, Func<IEventStreamMessage, IEventStreamEvent>> EventMapping { get; } =
        new Dictionary<string, Func<IEventStreamMessage, IEventStreamEvent>>(StringComparer.OrdinalIgnoreCase)
        {
            ["Initial-Response"] = message => new InitialResponseEvent(message),
            ["MessageStart"] = message => Read(message, json => new MessageStartEvent { Role = ConverseJson.Text(json, "role") }),
            ["ContentBlockStart"] = message => Read(message, json => new ContentBlockStartEvent { ContentBlockIndex = Index(json), Start = Start(json) }),
            ["ContentBlockDelta"] = message => Read(message, json => new ContentBlockDeltaEvent { ContentBlockIndex = Index(json), Delta = Delta(json) }),
            ["ContentBlockStop"] = message => Read(message, json => new ContentBlockStopEvent { ContentBlockIndex = Index(json) }),
            ["MessageStop"] = message => Read(message, json => new MessageStopEvent { StopReason = ConverseJson.Text(json, "stopReason") }),
            ["Metadata"] = message => Read(message, json => new ConverseStreamMetadataEvent { Usage = ConverseJson.Usage(json) }),
        };

    protected override IDictionary<string, Func<IEventStreamMessage, BedrockRuntimeEventStreamException>> ExceptionMapping { get; } =
        ((string[])["InternalServerException", "ModelStreamErrorException", "ServiceUnavailableException", "ThrottlingException", "ValidationException"]).ToDictionary(
            code => code,
            code => (Func<IEventStreamMessage, BedrockRuntimeEventStreamException>)(message =>
                new(Encoding.UTF8.GetString(message.Payload), BedrockErrors.Create(code, Encoding.UTF8.GetString(message.Payload)))),
            StringComparer.OrdinalIgnoreCase);

    protected override bool IsProcessing
    {
        get => _isProcessing;
        set => _isProcessing = value;
    }

    private static IEventStreamEvent Read(IEventStreamMessage message, Func<JsonElement, IEventStreamEvent> read)
    {
        using var json = JsonDocument.Parse(message.Payload);
        return read(json.RootElement);
    }

    private static int? Index(JsonElement json) => ConverseJson.Number(json, "contentBlockIndex");

    private static ContentBlockStart Start(JsonElement json) => ConverseJson.Member(json, "start") is { } start
        ? new() { ToolUse = ConverseJson.Member(start, "toolUse") is { } use ? new() { Name = ConverseJson.Text(use, "name"), ToolUseId = ConverseJson.Text(use, "toolUseId") } : null }
        : null;

    private static ContentBlockDelta Delta(JsonElement json) => ConverseJson.Member(json, "delta") is { } delta
        ? new() { Text = ConverseJson.Text(delta, "text"), ToolUse = ConverseJson.Member(delta, "toolUse") is { } use ? new() { Input = ConverseJson.Text(use, "input") } : null }
        : null;
}
