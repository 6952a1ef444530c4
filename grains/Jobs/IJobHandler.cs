namespace Platform.Jobs;

/// <summary>Does the jobs of one kind. Idempotent by the job's id: after a crash the same job comes again.</summary>
public interface IJobHandler
{
    /// <summary>The kind that it does, such as <c>returns.open</c>.</summary>
    string Kind { get; }

    /// <summary>Does a job.</summary>
    Task RunAsync(Job job, CancellationToken cancellationToken = default);
}
