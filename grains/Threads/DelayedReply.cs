namespace Platform.Threads;

/// <summary>A reply of the outbox that the relay did not take.</summary>
/// <param name="ReplyId">The reply.</param>
/// <param name="NextAttemptAt">When it is tried again.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.delayed-reply")]
public sealed record DelayedReply([property: Id(0)] string ReplyId, [property: Id(1)] DateTimeOffset NextAttemptAt);
