using Platform.Understanding;

namespace Platform.Turns;

/// <summary>How one message of a turn was read.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Reading">Its reading.</param>
[GenerateSerializer, Immutable, Alias("platform.turns.message-reading")]
public sealed record MessageReading([property: Id(0)] string MessageId, [property: Id(1)] Reading Reading);
