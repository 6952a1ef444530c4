using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Privacy;

namespace Platform.Silo.Hosting;

/// <summary>Carries erasures out as they are entered, at the start those that a crash interrupted, and removes what is older than the retention.</summary>
internal sealed partial class PrivacyWorker(
    Eraser eraser, Retention retention, IPrivacyTurn turn, IOptions<PrivacyOptions> options, TimeProvider time, ILogger<PrivacyWorker> logger) : BackgroundService, IErasureSignal
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // One signal is enough: the whole ledger is read.
        }
    }

    public override void Dispose()
    {
        _signal.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What another process has entered wakes nobody here.
        await using var look = turn.Patience is { } patience ? time.CreateTimer(_ => Wake(), null, patience, patience) : null;
        await Task.WhenAll(EraseAsync(stoppingToken), RetainAsync(stoppingToken));
    }

    private async Task EraseAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var finished = await turn.RunAsync("erasure", eraser.RunAsync, stoppingToken);
                if (finished > 0)
                {
                    LogErased(logger, finished);
                }

                await _signal.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The one place where an erasure's failures are caught; it is in the ledger and is taken up again.
                LogFailed(logger, failure.GetType().Name);
                await Task.Delay(options.Value.RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RetainAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var removed = await turn.RunAsync("retention", retention.RunAsync, stoppingToken);
                if (removed > 0)
                {
                    LogRemoved(logger, removed);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogRetentionFailed(logger, failure);
            }

            await Task.Delay(options.Value.SweepInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} erasures were finished")]
    private static partial void LogErased(ILogger logger, int count);

    // Its message might name whom it was about.
    [LoggerMessage(Level = LogLevel.Error, Message = "An erasure failed ({Failure}); it is taken up again")]
    private static partial void LogFailed(ILogger logger, string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} threads, mails and files were older than the retention and were removed")]
    private static partial void LogRemoved(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep of what is older than the retention failed; the next one tries again")]
    private static partial void LogRetentionFailed(ILogger logger, Exception failure);
}
