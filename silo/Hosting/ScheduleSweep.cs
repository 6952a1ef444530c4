using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Jobs;

namespace Platform.Silo.Hosting;

/// <summary>
/// Does jobs that have become due, also those that became due while nothing ran. A job that fails is put off, longer each time; one that
/// hangs takes one place. Neither holds up another (docs/adr/0010-schedule.md).
/// </summary>
internal sealed partial class ScheduleSweep(
    IJobSchedule schedule, IGrainFactory grains, IOptions<ScheduleOptions> options, TimeProvider time, ILogger<ScheduleSweep> logger) : BackgroundService
{
    private const int Batch = 256;

    private readonly ConcurrentDictionary<string, bool> _running = new();
    private readonly SemaphoreSlim _places = new(options.Value.AtOnce);

    public override void Dispose()
    {
        _places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                // The one place where a sweep's failures are caught; the next round tries again.
                LogSweepFailed(logger, failure);
            }

            await Task.Delay(options.Value.SweepInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // What is under way ends before the silo does: all places are free again.
        for (var place = 0; place < options.Value.AtOnce; place++)
        {
            await _places.WaitAsync(CancellationToken.None);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Noted before the list is read: what ends between the two is noted still, so that no job is started twice.
            var running = _running.Keys.ToHashSet();
            var due = await schedule.ListDueAsync(time.GetUtcNow(), Batch + running.Count, cancellationToken);
            var started = 0;
            foreach (var job in due.Where(job => !running.Contains(job.Job.Id)))
            {
                await _places.WaitAsync(cancellationToken);
                _running[job.Job.Id] = true;
                _ = RunAsync(job);
                started++;
            }

            if (started == 0)
            {
                return;
            }
        }
    }

    private async Task RunAsync(ScheduledJob job)
    {
        try
        {
            await grains.GetGrain<IJobGrain>(job.Job.Id).Run(job.Job);
            await schedule.CompleteAsync(job.Job.Id, time.GetUtcNow());
            PlatformTelemetry.ScheduledJobs.Add(1, new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, "done"));
        }
        catch (Exception failure)
        {
            await PutOffAsync(job, failure);
        }
        finally
        {
            _running.TryRemove(job.Job.Id, out _);
            _places.Release();
        }
    }

    private async Task PutOffAsync(ScheduledJob job, Exception failure)
    {
        PlatformTelemetry.ScheduledJobs.Add(1, new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, "failed"));
        var failures = job.Attempts + 1;
        var until = ScheduleDecider.NextTry(failures, options.Value, time.GetUtcNow());
        LogJobFailed(logger, job.Job.Id, job.Job.Kind, failures, until, failure);
        try
        {
            await schedule.PostponeAsync(job.Job.Id, until);
        }
        catch (Exception storage)
        {
            // It stays due: the next round tries it again, without the wait.
            LogSweepFailed(logger, storage);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId} of the kind {Kind} failed {Failures} times; it is tried again at {Until:o}")]
    private static partial void LogJobFailed(ILogger logger, string jobId, string kind, int failures, DateTimeOffset until, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep for due jobs failed; it is tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception failure);
}
