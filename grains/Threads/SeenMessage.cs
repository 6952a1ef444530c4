namespace Platform.Threads;

/// <summary>A message that the thread has.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Turn">Its turn; 0 when it is never answered.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.seen-message")]
public sealed record SeenMessage([property: Id(0)] string Id, [property: Id(1)] int Turn);
