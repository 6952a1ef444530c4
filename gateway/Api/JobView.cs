using Platform.Jobs;
using Platform.Threads;

namespace Platform.Gateway.Api;

/// <summary>Something that a turn left to be done.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Id">The job's id.</param>
/// <param name="Kind">Who does it.</param>
/// <param name="DoneAt">When it was done; null before.</param>
public sealed record JobView(int Turn, string Id, string Kind, DateTimeOffset? DoneAt)
{
    internal static JobView From(int turn, Job job, IReadOnlyList<ThreadEvent> events) =>
        new(turn, job.Id, job.Kind, events.OfType<ThreadEvent.JobDone>().FirstOrDefault(done => done.JobId == job.Id)?.At);
}
