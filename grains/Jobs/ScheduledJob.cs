namespace Platform.Jobs;

/// <summary>A job with a moment.</summary>
/// <param name="Job">The job; its id is the entry's.</param>
/// <param name="DueAt">When to do it.</param>
/// <param name="Owner">Whose it is (a customer's or a thread's id), so that all of an owner's jobs can be called off at once.</param>
public sealed record ScheduledJob(Job Job, DateTimeOffset DueAt, string Owner);
