using Platform.Jobs;

namespace Platform.Callbacks;

/// <summary>Reminds of a call that still stands as it was when the reminder was entered.</summary>
public sealed class RemindCallbackHandler(IGrainFactory grains, IJobSchedule schedule, TimeProvider time) : IJobHandler
{
    /// <summary>The kind of the job.</summary>
    public const string RemindKind = "callbacks.remind";

    /// <inheritdoc/>
    public string Kind => RemindKind;

    /// <inheritdoc/>
    public async Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var reminder = JobData.Read<CallbackReminder>(job);
        var now = time.GetUtcNow();
        var call = await grains.GetGrain<ICallbackBookGrain>(CallbackGrain.Shop).Find(reminder.Id);
        if (call is { Status: CallbackStatus.Booked } && call.Start == reminder.Start && call.Start > now)
        {
            await schedule.PutAsync([CallbackNotices.Send(call, CallbackNotices.Reminder, now)], cancellationToken);
        }
    }
}
