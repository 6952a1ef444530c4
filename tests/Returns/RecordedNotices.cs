using System.Collections.Concurrent;
using Platform.Jobs;
using Platform.Notifications;

namespace Platform.Tests.Returns;

/// <summary>Stands before whoever sends notifications and keeps what was to be sent; the first ones fail on demand.</summary>
internal sealed class RecordedNotices : IJobHandler
{
    private int _failures;

    public ConcurrentQueue<Notification> Sent { get; } = new();

    /// <summary>Who sends.</summary>
    public IJobHandler? Next { get; set; }

    public string Kind => NotificationJobs.SendKind;

    public void FailNext(int times) => _failures = times;

    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        if (_failures > 0)
        {
            _failures--;
            throw new IOException("the outbox does not answer");
        }

        var notification = JobData.Read<Notification>(job);
        if (!Sent.Any(sent => sent.Id == notification.Id))
        {
            Sent.Enqueue(notification);
        }

        return Next!.RunAsync(job, cancellationToken);
    }
}
