namespace Platform.Threads;

/// <summary>A level that a correspondent has proved in this thread. Only code that compared a proof with a store creates one.</summary>
/// <param name="Correspondent">The address that the level is bound to.</param>
/// <param name="Level">0 nothing; 1 authenticated channel; 2 order number and its e-mail; 3 also the payment method.</param>
/// <param name="OrderNumber">The order that the level opens.</param>
/// <param name="At">When it was proved.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.verification")]
public sealed record Verification(
    [property: Id(0)] string Correspondent,
    [property: Id(1)] int Level,
    [property: Id(2)] string OrderNumber,
    [property: Id(3)] DateTimeOffset At);
