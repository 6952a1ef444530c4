using Microsoft.Extensions.Options;
using Platform.Jobs;

namespace Platform.Callbacks;

/// <summary>Books what a turn decided, confirms it with the time that was really booked, and enters the reminder. Each step may be repeated.</summary>
public sealed class BookCallbackHandler(IGrainFactory grains, IJobSchedule schedule, IOptions<CallbackOptions> options, TimeProvider time) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => CallbackOrder.BookKind;

    /// <inheritdoc/>
    public async Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var order = JobData.Read<CallbackOrder>(job);
        if (await grains.GetGrain<ICallbackBookGrain>(CallbackGrain.Shop).Book(order) is not { Status: CallbackStatus.Booked } call)
        {
            return;
        }

        var now = time.GetUtcNow();
        ImmutableArray<ScheduledJob> jobs = [CallbackNotices.Send(call, CallbackNotices.Booked, now)];
        var due = call.Start - options.Value.Reminder;
        if (options.Value.Reminder > TimeSpan.Zero && due > now)
        {
            var reminder = JobData.Create($"{order.Id}/reminder", RemindCallbackHandler.RemindKind, new CallbackReminder(order.Id, call.Start));
            jobs = jobs.Add(new(reminder, due, order.CustomerId));
        }

        await schedule.PutAsync(jobs, cancellationToken);
    }
}
