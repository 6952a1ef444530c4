namespace Platform.Jobs;

/// <summary>A job with a moment.</summary>
/// <param name="Job">The job; its id is the entry's.</param>
/// <param name="DueAt">When to do it; later than entered when it failed.</param>
/// <param name="Owner">Whose it is (a customer's or a thread's id), so that all of an owner's jobs can be called off at once.</param>
/// <param name="Attempts">How often it failed; counted by the schedule.</param>
public sealed record ScheduledJob(Job Job, DateTimeOffset DueAt, string Owner, int Attempts = 0);
