namespace Platform.Threads;

/// <summary>One attempt to prove a level, kept for audit and for the limit of five wrong tries in 24 hours.</summary>
/// <param name="Correspondent">Who tried.</param>
/// <param name="OrderNumber">The order number that was tried.</param>
/// <param name="Succeeded">Whether the store agreed.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.verification-try")]
public sealed record VerificationTry(
    [property: Id(0)] string Correspondent,
    [property: Id(1)] string OrderNumber,
    [property: Id(2)] bool Succeeded,
    [property: Id(3)] DateTimeOffset At);
