using Platform.Silo.Adapters.Maildir;

namespace Platform.Gateway.Intake;

/// <summary>
/// Takes what an MTA delivers into <c>inbox/new</c>. A file is moved to <c>cur</c> only after its mail is durable; one
/// that was taken and not moved before a crash is taken again and found to be a duplicate.
/// </summary>
internal sealed partial class InboxWatcher(MailIntake intake, MaildirInbox inbox, TimeProvider time, ILogger<InboxWatcher> logger) : BackgroundService
{
    private const int AtOnce = 8;
    private const int Batch = 256;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(inbox.NewPath) { NotifyFilter = NotifyFilters.FileName, EnableRaisingEvents = true };
        watcher.Created += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        while (!stoppingToken.IsCancellationRequested)
        {
            var taken = await TakeWaitingAsync(stoppingToken);
            if (taken == 0)
            {
                await WaitAsync(changed, stoppingToken);
            }
        }
    }

    /// <summary>Takes a batch; returns how many were taken, so that what failed is tried again only after a pause.</summary>
    private async Task<int> TakeWaitingAsync(CancellationToken stoppingToken)
    {
        var taken = 0;
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken };
            await Parallel.ForEachAsync(inbox.List(Batch), parallel, async (file, cancellationToken) =>
            {
                if (await TakeAsync(file, cancellationToken))
                {
                    Interlocked.Increment(ref taken);
                }
            });
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (IOException failure)
        {
            LogFolderFailed(logger, failure);
        }

        return taken;
    }

    private async Task<bool> TakeAsync(MaildirMessage file, CancellationToken cancellationToken)
    {
        try
        {
            if (await inbox.ReadAsync(file, cancellationToken) is not { } raw)
            {
                return false;
            }

            await intake.AcceptAsync(raw, MailSource.Maildir, cancellationToken);
            return inbox.MarkProcessed(file);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The file stays where it is: nothing is lost, and the next round tries again.
            LogFileFailed(logger, failure);
            return false;
        }
    }

    private async Task WaitAsync(SemaphoreSlim changed, CancellationToken stoppingToken)
    {
        // A watcher may miss events (network file systems, overflow): the poll is what correctness stands on.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(changed.WaitAsync(either.Token), Task.Delay(Poll, time, either.Token));
        await either.CancelAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail in the inbox could not be taken; it stays there and is tried again")]
    private static partial void LogFileFailed(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The inbox folder could not be read; it is tried again")]
    private static partial void LogFolderFailed(ILogger logger, Exception failure);
}
