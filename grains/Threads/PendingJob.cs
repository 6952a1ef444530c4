using Platform.Jobs;

namespace Platform.Threads;

/// <summary>A job that is not done.</summary>
/// <param name="Job">The job.</param>
/// <param name="Since">When its turn was completed.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.pending-job")]
public sealed record PendingJob([property: Id(0)] Job Job, [property: Id(1)] DateTimeOffset Since);
