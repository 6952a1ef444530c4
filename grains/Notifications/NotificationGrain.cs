using Orleans.Runtime;
using Platform.Deliveries;
using Platform.Documents;
using Platform.Jobs;
using Platform.Suppressions;

namespace Platform.Notifications;

/// <summary>Sends one notification, once: decides, then mails in the four steps of a delivery, or enters it in the outbox of its channel.</summary>
public sealed class NotificationGrain(
    [PersistentState("notification", PlatformStorage.Grains)] IPersistentState<NotificationState> saved,
    NotificationComposer composer,
    IMarketingPermission permission,
    ISuppressionList suppressions,
    INotificationOutbox outbox,
    IDocumentStore documents,
    MailHandOver handOver,
    IJobSchedule schedule,
    TimeProvider time) : Grain, INotificationGrain
{
    private NotificationState? State => saved.RecordExists ? saved.State : null;

    public async Task Send(Notification notification)
    {
        try
        {
            if (State is { Status: DeliveryStatus.Sent or DeliveryStatus.Failed } or { Refusal: not null })
            {
                return;
            }

            // What is staged was decided before: a mail that lies beside the outbox is brought to its end.
            var channel = State?.Channel ?? await DecideAsync(notification);
            if (channel is { } chosen)
            {
                await SendAsync(notification, chosen);
                if (State is { Status: DeliveryStatus.Sent or DeliveryStatus.Failed } settled)
                {
                    Count(notification, settled.Status == DeliveryStatus.Sent ? "sent" : "failed");
                }
            }
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    public Task<NotificationReceipt> GetReceipt() =>
        Task.FromResult(State is { } state ? new NotificationReceipt(state.Status, state.Channel, state.Refusal) : new(DeliveryStatus.Queued, null, null));

    private async Task<NotificationChannel?> DecideAsync(Notification notification)
    {
        var reasons = await suppressions.ListAsync(notification.CustomerId);
        var mayAdvertise = NotificationDecider.Advertises(notification) && await permission.MayAdvertiseAsync(notification.CustomerId);
        switch (NotificationDecider.Decide(notification, mayAdvertise, reasons))
        {
            case NotificationDecision.Send send:
                return send.Channel;
            case NotificationDecision.Refuse refuse:
                await SaveAsync(notification, DeliveryStatus.Queued, null, refuse.Reason);
                Count(notification, refuse.Reason);
                return null;
            case var unknown:
                throw new InvalidOperationException($"unknown decision {unknown.GetType().Name}");
        }
    }

    private async Task SendAsync(Notification notification, NotificationChannel channel)
    {
        if (channel == NotificationChannel.Email)
        {
            await MailAsync(notification);
            return;
        }

        var words = composer.Words(notification);
        await outbox.PutAsync(new(
            notification.Id, channel, notification.CustomerId, channel == NotificationChannel.Sms ? notification.Phone : null,
            channel == NotificationChannel.Sms ? "" : words.Subject, channel == NotificationChannel.Sms ? words.Sms : words.Text,
            words.Language, notification.ThreadId, notification.At));
        await SaveAsync(notification, DeliveryStatus.Sent, channel, null);
    }

    private async Task MailAsync(Notification notification)
    {
        var state = await handOver.RunAsync(
            composer.IdOf(notification),
            State is { } known ? known.Delivery ?? new() { Status = known.Status, At = known.At } : new(),
            () => ComposeAsync(notification),
            delivery => SaveAsync(notification, delivery.Status, NotificationChannel.Email, null, delivery));
        if (state is { Status: DeliveryStatus.Delayed, NextAttemptAt: { } next })
        {
            // Whoever asked goes on; the mail comes back at its time. Entered before this call ends, and once for each attempt.
            var job = NotificationJobs.Send(notification);
            await schedule.PutAsync([new(job with { Id = $"{job.Id}/attempt-{state.Attempts + 1}" }, next, notification.CustomerId)]);
        }
    }

    private async Task<byte[]> ComposeAsync(Notification notification)
    {
        if (notification.Attachment is not { } name)
        {
            return composer.Compose(notification, null);
        }

        // The job that makes the document may come after this one: then this one is tried again.
        return composer.Compose(notification, await documents.FindAsync(name) ?? throw new InvalidOperationException($"document {name} is not there yet"));
    }

    private Task SaveAsync(Notification notification, DeliveryStatus status, NotificationChannel? channel, string? refusal, DeliveryState? delivery = null)
    {
        saved.State = new()
        {
            Status = status, Channel = channel, Refusal = refusal, CustomerId = notification.CustomerId, At = time.GetUtcNow(), Delivery = delivery,
        };
        return saved.WriteStateAsync();
    }

    private static void Count(Notification notification, string outcome) => PlatformTelemetry.Notifications.Add(
        1, new(PlatformTelemetry.Template, notification.Template), new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, outcome));
}
