namespace Platform.Jobs;

/// <summary>
/// Durable timers by due time (docs/adr/0010-schedule.md): what is not due costs a row and nothing else, where a reminder for each would be
/// held in the memory of a silo. Durable when a task completes.
/// </summary>
public interface IJobSchedule
{
    /// <summary>Enters jobs. An id that was entered before, done or not, is left as it was: a repeated decision adds nothing.</summary>
    Task PutAsync(ImmutableArray<ScheduledJob> jobs, CancellationToken cancellationToken = default);

    /// <summary>What is due, oldest first.</summary>
    Task<IReadOnlyList<ScheduledJob>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default);

    /// <summary>Marks a job as done; its id stays known for as long as its owner.</summary>
    Task CompleteAsync(string id, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Puts a job off that could not be done; its attempts count one more.</summary>
    Task PostponeAsync(string id, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Calls off what is not done yet of an owner; with a prefix only those whose id begins with it. Their ids stay known.</summary>
    Task CancelAsync(string owner, string idPrefix = "", CancellationToken cancellationToken = default);

    /// <summary>Removes every trace of an owner.</summary>
    Task EraseAsync(string owner, CancellationToken cancellationToken = default);

    /// <summary>What an owner still waits for, by due time.</summary>
    Task<IReadOnlyList<ScheduledJob>> ListAsync(string owner, CancellationToken cancellationToken = default);
}
