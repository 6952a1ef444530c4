using Microsoft.Extensions.Options;
using Platform.Privacy;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Turns of a cluster: a row that names who has it and until when. A process that dies loses it by the clock; one that is paused is told when it wakes.</summary>
internal sealed class DynamoTurn(DynamoTable rows, IOptions<PrivacyOptions> options, TimeProvider time) : IPrivacyTurn
{
    /// <summary>How long a turn is kept without a sign of life.</summary>
    internal static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RenewEvery = Length / 4;

    /// <inheritdoc/>
    public TimeSpan? Patience => options.Value.RetryDelay;

    /// <inheritdoc/>
    public async Task<int> RunAsync(string work, Func<CancellationToken, Task<int>> run, CancellationToken cancellationToken = default)
    {
        var owner = DynamoThreadLog.NextToken();
        if (!await TryTakeAsync(work, owner, cancellationToken))
        {
            return 0;
        }

        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = KeepAsync(work, owner, lost, done.Token);
        try
        {
            return await run(lost.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Somebody else goes on with it.
            return 0;
        }
        finally
        {
            await done.CancelAsync();
            await keeping;
            await rows.ChangeAsync(Partition(work), DynamoRow.Only, row => row.As<Turn>().Owner == owner ? Row(work, new(owner, DateTimeOffset.MinValue)) : null, CancellationToken.None);
        }
    }

    private async Task<bool> TryTakeAsync(string work, string owner, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var mine = Row(work, new(owner, now + Length));
        if (await rows.TryAddAsync(mine, cancellationToken))
        {
            return true;
        }

        var after = await rows.ChangeAsync(mine.Partition, mine.Sort, row => row.As<Turn>().Until <= now ? mine : null, cancellationToken);
        return after?.As<Turn>().Owner == owner;
    }

    private async Task KeepAsync(string work, string owner, CancellationTokenSource lost, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, time, done);
                var after = await rows.ChangeAsync(
                    Partition(work), DynamoRow.Only, row => row.As<Turn>().Owner == owner ? Row(work, new(owner, time.GetUtcNow() + Length)) : null, done);
                if (after?.As<Turn>().Owner != owner)
                {
                    await lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
        }
        catch (Exception)
        {
            // The store does not answer: whether the turn is still ours nobody knows.
            await lost.CancelAsync();
        }
    }

    private static DynamoRow Row(string work, Turn turn) => DynamoRow.Of(Partition(work), DynamoRow.Only, turn);

    private static string Partition(string work) => $"turn#{work}";

    private sealed record Turn(string Owner, DateTimeOffset Until);
}
