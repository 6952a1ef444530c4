namespace Platform.Jobs;

/// <summary>Does one job at a time, whoever asks for it. Key: the job's id.</summary>
[Alias("platform.jobs.i-job-grain")]
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Does a thread's job and reports to the thread. A failure is logged; the thread asks again.</summary>
    /// <param name="job">The job.</param>
    /// <param name="threadId">The thread that has it in its state.</param>
    [OneWay, Alias("RunForThread")]
    Task RunForThread(Job job, string threadId);

    /// <summary>Does a job that has become due; returns when it is done, throws when it could not be.</summary>
    /// <param name="job">The job.</param>
    [Alias("Run")]
    Task Run(Job job);
}
