using Platform.Customers;
using Platform.Jobs;

namespace Platform.Notifications;

/// <summary>Notifications as jobs, for agents and for the schedule.</summary>
public static class NotificationJobs
{
    /// <summary>The kind of job that sends one.</summary>
    public const string SendKind = "notifications.send";

    /// <summary>The job that sends a notification; its id is the notification's. A job of the schedule that advertises has an id that begins with <c>marketing/</c>.</summary>
    /// <exception cref="ArgumentException">There is no such template, one of its placeholders has no value (docs/notifications.md), or id and address are of two customers.</exception>
    public static Job Send(Notification notification)
    {
        var template = NotificationTemplates.Find(notification.Template)
            ?? throw new ArgumentException($"there is no notification {notification.Template}; NotificationTemplates lists them", nameof(notification));
        if (template.Samples.FirstOrDefault(sample => notification.Values.All(value => value.Name != sample.Name || string.IsNullOrWhiteSpace(value.Value))) is { } missing)
        {
            throw new ArgumentException($"notification {notification.Template} has no value for {missing.Name}", nameof(notification));
        }

        if (notification.CustomerId != CustomerIds.FromAddress(notification.Email))
        {
            throw new ArgumentException("the customer's id is not the one of the address: an opt-out by the mail's link would stop somebody else's", nameof(notification));
        }

        return JobData.Create(notification.Id, SendKind, notification);
    }
}
