namespace Platform.Threads;

/// <summary>A message that waits for its turn.</summary>
/// <param name="Turn">Its turn.</param>
/// <param name="Message">The message.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.pending-message")]
public sealed record PendingMessage([property: Id(0)] int Turn, [property: Id(1)] InboundMessage Message);
