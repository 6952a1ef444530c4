namespace Platform.Jobs;

/// <summary>Something to be done once what decided it is durable. At least once: whoever does it is idempotent by <paramref name="Id"/>.</summary>
/// <param name="Id">From content, the same at every retry: <c>THREAD/TURN/return</c>.</param>
/// <param name="Kind">Who does it: the kind of one registered handler.</param>
/// <param name="Data">The handler's own record as JSON.</param>
[GenerateSerializer, Immutable, Alias("platform.jobs.job")]
public sealed record Job(
    [property: Id(0)] string Id,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Data);
