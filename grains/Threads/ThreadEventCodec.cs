using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Platform.Threads;

/// <summary>How events are stored: a frozen name with a version, and JSON. Older versions are upcast when they are read.</summary>
public static class ThreadEventCodec
{
    private static readonly FrozenDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(ThreadEvent.Opened)] = "thread.opened.v1",
        [typeof(ThreadEvent.MessageReceived)] = "thread.message-received.v1",
        [typeof(ThreadEvent.TurnCompleted)] = "thread.turn-completed.v1",
        [typeof(ThreadEvent.DraftDiscarded)] = "thread.draft-discarded.v1",
        [typeof(ThreadEvent.TurnFailed)] = "thread.turn-failed.v1",
        [typeof(ThreadEvent.VerificationTried)] = "thread.verification-tried.v1",
        [typeof(ThreadEvent.HandedOff)] = "thread.handed-off.v1",
        [typeof(ThreadEvent.Taken)] = "thread.taken.v1",
        [typeof(ThreadEvent.GivenBack)] = "thread.given-back.v1",
        [typeof(ThreadEvent.OperatorReplied)] = "thread.operator-replied.v1",
        [typeof(ThreadEvent.JobDone)] = "thread.job-done.v1",
        [typeof(ThreadEvent.ReplyHandedOver)] = "thread.reply-handed-over.v1",
        [typeof(ThreadEvent.ReplyDelayed)] = "thread.reply-delayed.v1",
        [typeof(ThreadEvent.ReplyFailed)] = "thread.reply-failed.v1",
        [typeof(ThreadEvent.ReplyReported)] = "thread.reply-reported.v1",
        [typeof(ThreadEvent.ReplySuppressed)] = "thread.reply-suppressed.v1",
        [typeof(ThreadEvent.ReplyWithdrawn)] = "thread.reply-withdrawn.v1",
        [typeof(ThreadEvent.ReplyDropped)] = "thread.reply-dropped.v1",
        [typeof(ThreadEvent.NotificationReported)] = "thread.notification-reported.v1",
        [typeof(ThreadEvent.Erased)] = "thread.erased.v1",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, JsonTypeInfo> Types =
        Names.ToFrozenDictionary(pair => pair.Value, pair => PlatformJson.Stored.GetTypeInfo(pair.Key));

    private static readonly FrozenDictionary<Type, JsonTypeInfo> TypeInfos =
        Names.ToFrozenDictionary(pair => pair.Key, pair => PlatformJson.Options.GetTypeInfo(pair.Key));

    /// <summary>The stored names, for the test that freezes them.</summary>
    public static IEnumerable<string> StoredNames => Types.Keys;

    /// <summary>The stored form of an event.</summary>
    public static (string Name, byte[] Payload) Encode(ThreadEvent happened) =>
        (Names[happened.GetType()], JsonSerializer.SerializeToUtf8Bytes(happened, TypeInfos[happened.GetType()]));

    /// <summary>The event behind a stored form.</summary>
    /// <exception cref="InvalidDataException">The name is unknown: a newer version of the platform wrote it.</exception>
    public static ThreadEvent Decode(string name, ReadOnlySpan<byte> payload) =>
        Types.TryGetValue(name, out var type)
            ? (ThreadEvent)(JsonSerializer.Deserialize(payload, type) ?? throw new InvalidDataException($"event {name} is null"))
            : throw new InvalidDataException($"event {name} is unknown: it was written by a newer version of the platform");
}
