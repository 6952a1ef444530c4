namespace Platform.Threads;

/// <summary>The answer to an accepted message: it is durable.</summary>
/// <param name="ThreadId">The thread that has it.</param>
/// <param name="Duplicate">True when the thread had it already; nothing was changed then.</param>
/// <param name="Turn">The message's turn; 0 for a message that is never answered.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.accept-receipt")]
public sealed record AcceptReceipt(
    [property: Id(0)] string ThreadId,
    [property: Id(1)] bool Duplicate,
    [property: Id(2)] int Turn);
