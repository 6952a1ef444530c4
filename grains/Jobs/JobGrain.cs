using Microsoft.Extensions.Logging;
using Platform.Threads;

namespace Platform.Jobs;

/// <summary>Finds the handler of a job's kind; being a grain, it never does one job twice at the same time.</summary>
public sealed partial class JobGrain(JobHandlers handlers, ILogger<JobGrain> logger) : Grain, IJobGrain
{
    public async Task RunForThread(Job job, string threadId)
    {
        try
        {
            await handlers.For(job.Kind).RunAsync(job);
            await GrainFactory.GetGrain<IThreadGrain>(threadId).RecordJob(job.Id);
        }
        catch (Exception failure)
        {
            // Nothing is lost: the job is in the thread's state, and the sweep asks again.
            LogFailed(logger, threadId, job.Kind, failure);
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    public async Task Run(Job job)
    {
        try
        {
            await handlers.For(job.Kind).RunAsync(job);
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Thread {ThreadId}: job {Kind} failed; it will be tried again")]
    private static partial void LogFailed(ILogger logger, string threadId, string kind, Exception failure);
}
