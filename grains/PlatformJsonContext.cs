using System.Text.Json.Serialization;
using Platform.Threads;

namespace Platform;

/// <summary>Generated writers for what the hot path stores; see <see cref="PlatformJson.Stored"/> for why nothing is read with them.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ThreadEvent.Opened))]
[JsonSerializable(typeof(ThreadEvent.MessageReceived))]
[JsonSerializable(typeof(ThreadEvent.TurnCompleted))]
[JsonSerializable(typeof(ThreadEvent.DraftDiscarded))]
[JsonSerializable(typeof(ThreadEvent.TurnFailed))]
[JsonSerializable(typeof(ThreadEvent.VerificationTried))]
[JsonSerializable(typeof(ThreadEvent.HandedOff))]
[JsonSerializable(typeof(ThreadEvent.Taken))]
[JsonSerializable(typeof(ThreadEvent.GivenBack))]
[JsonSerializable(typeof(ThreadEvent.OperatorReplied))]
[JsonSerializable(typeof(ThreadEvent.JobDone))]
[JsonSerializable(typeof(ThreadEvent.ReplyHandedOver))]
[JsonSerializable(typeof(ThreadEvent.ReplyDelayed))]
[JsonSerializable(typeof(ThreadEvent.ReplyFailed))]
[JsonSerializable(typeof(ThreadEvent.ReplyReported))]
[JsonSerializable(typeof(ThreadEvent.ReplySuppressed))]
[JsonSerializable(typeof(ThreadEvent.ReplyWithdrawn))]
[JsonSerializable(typeof(ThreadEvent.ReplyDropped))]
[JsonSerializable(typeof(ThreadEvent.NotificationReported))]
[JsonSerializable(typeof(ThreadEvent.Erased))]
[JsonSerializable(typeof(ThreadSnapshot))]
public sealed partial class PlatformJsonContext : JsonSerializerContext;
