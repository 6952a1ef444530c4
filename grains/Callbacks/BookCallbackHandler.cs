using System.Globalization;
using Microsoft.Extensions.Options;
using Platform.Jobs;
using Platform.Notifications;

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
        var notice = CallbackNotices.Of(call, CallbackNotices.Booked, now);
        await grains.GetGrain<INotificationGrain>(notice.Id).Send(notice);
        var due = call.Start - options.Value.Reminder;
        if (options.Value.Reminder > TimeSpan.Zero && due > now)
        {
            var reminder = JobData.Create(string.Create(CultureInfo.InvariantCulture, $"{order.Id}/reminder"), RemindCallbackHandler.RemindKind, new CallbackReminder(order.Id, call.Start));
            await schedule.PutAsync([new(reminder, due, order.CustomerId)], cancellationToken);
        }
    }
}
