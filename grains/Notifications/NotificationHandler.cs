using Platform.Jobs;

namespace Platform.Notifications;

/// <summary>Sends notifications.</summary>
public sealed class NotificationHandler(IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => NotificationJobs.SendKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var notification = JobData.Read<Notification>(job);
        return grains.GetGrain<INotificationGrain>(notification.Id).Send(notification);
    }
}
