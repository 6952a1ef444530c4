namespace Platform.Threads;

/// <summary>A reply that is taken back, until it is known whether it had left.</summary>
/// <param name="ReplyId">The reply.</param>
/// <param name="Since">Since when.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.withdrawn-reply")]
public sealed record WithdrawnReply([property: Id(0)] string ReplyId, [property: Id(1)] DateTimeOffset Since);
