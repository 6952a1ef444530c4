using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Threads;

namespace Platform.Silo.Hosting;

/// <summary>
/// Finds what a crash interrupted: threads with something pending since before a moment. At the start that is every one
/// of them; later those that have been waiting for too long.
/// </summary>
internal sealed partial class PendingSweep(
    IThreadLog log, IGrainFactory grains, IOptions<ThreadOptions> options, TimeProvider time, ILogger<PendingSweep> logger) : BackgroundService
{
    private const int Batch = 1000;
    private const int AtOnce = 32;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var overdue = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var found = await SweepAsync(time.GetUtcNow() - overdue, stoppingToken);
                if (found > 0)
                {
                    LogFound(logger, found);
                }

                overdue = options.Value.BurstLimit + options.Value.SweepInterval;
                await Task.Delay(options.Value.SweepInterval, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The one place where a sweep's failures are caught; the next round tries again.
                LogFailed(logger, failure);
                await Task.Delay(options.Value.SweepInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var pending = await log.ListPendingAsync(before, Batch, cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(pending, parallel, async (threadId, _) => await grains.GetGrain<IThreadGrain>(threadId).Resume());
        return pending.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Resumed {Count} threads with something pending")]
    private static partial void LogFound(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep for pending threads failed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
