using Platform.Jobs;

namespace Platform.Callbacks;

/// <summary>Calls a call off, and its reminder with it.</summary>
public sealed class CancelCallbackHandler(IGrainFactory grains, IJobSchedule schedule) : IJobHandler
{
    /// <summary>The kind of the job.</summary>
    public const string CancelKind = "callbacks.cancel";

    /// <inheritdoc/>
    public string Kind => CancelKind;

    /// <inheritdoc/>
    public async Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var id = JobData.Read<CallbackCancellation>(job).Id;
        if (await grains.GetGrain<ICallbackBookGrain>(CallbackGrain.Shop).Cancel(id) is { } call)
        {
            await schedule.CancelAsync(call.Order.CustomerId, id, cancellationToken);
        }
    }
}
