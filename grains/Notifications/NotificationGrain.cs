using Orleans.Runtime;
using Platform.Deliveries;
using Platform.Documents;
using Platform.Jobs;
using Platform.Suppressions;
using Platform.Threads;

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
    INotificationMails mails,
    TimeProvider time) : Grain, INotificationGrain
{
    private NotificationState? State => saved.RecordExists ? saved.State : null;

    public async Task Send(Notification notification)
    {
        try
        {
            if (State is { Status: DeliveryStatus.Sent or DeliveryStatus.Failed } or { Refusal: not null })
            {
                // A crash may have come before the thread was told.
                await TellThreadAsync(notification.Id);
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

            await TellThreadAsync(notification.Id);
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    public async Task Report(DeliveryReport report)
    {
        // What was erased with its person is not begun again by what is reported of it.
        if (State is { } state)
        {
            if (DeliveryReports.Decide(state.Report, report) is var counts && counts != state.Report)
            {
                saved.State = state with { Report = counts };
                await saved.WriteStateAsync();
            }

            await TellThreadAsync(this.GetPrimaryKeyString());
        }
    }

    public Task<NotificationReceipt> GetReceipt() => Task.FromResult(
        State is { } state ? new NotificationReceipt(state.Report?.Status ?? state.Status, state.Channel, state.Refusal) { Report = state.Report } : new(DeliveryStatus.Queued, null, null));

    public async Task Erase()
    {
        if (saved.RecordExists)
        {
            await saved.ClearStateAsync();
        }
    }

    public Task EncryptAnew() => saved.RecordExists ? saved.WriteStateAsync() : Task.CompletedTask;

    /// <summary>A thread is told what went wrong, each time: it notes it once.</summary>
    private Task TellThreadAsync(string id) => State is { ThreadId: { } thread, Trouble: { } trouble } state
        ? GrainFactory.GetGrain<IThreadGrain>(thread).RecordNotification(id, trouble, !state.Advertises)
        : Task.CompletedTask;

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
        var id = State?.MessageId ?? composer.IdOf(notification);
        if (State is null)
        {
            // Before it can leave: a bounce may come back at once.
            await mails.PutAsync(id, new(notification.Id, notification.CustomerId, notification.ThreadId, notification.At));
        }

        var state = await handOver.RunAsync(
            id,
            State is { } known ? known.Delivery ?? new() { Status = known.Status, At = known.At } : new(),
            () => ComposeAsync(notification, id),
            delivery => SaveAsync(notification, delivery.Status, NotificationChannel.Email, null, delivery));
        if (state is { Status: DeliveryStatus.Delayed, NextAttemptAt: { } next })
        {
            // Whoever asked goes on; the mail comes back at its time. Entered before this call ends, and once for each attempt.
            var job = NotificationJobs.Send(notification);
            await schedule.PutAsync([new(job with { Id = $"{job.Id}/attempt-{state.Attempts + 1}" }, next, notification.CustomerId)]);
        }
    }

    private async Task<byte[]> ComposeAsync(Notification notification, string id)
    {
        if (notification.Attachment is not { } name)
        {
            return composer.Compose(notification, null, id);
        }

        // The job that makes the document may come after this one: then this one is tried again.
        return composer.Compose(notification, await documents.FindAsync(name) ?? throw new InvalidOperationException($"document {name} is not there yet"), id);
    }

    private Task SaveAsync(Notification notification, DeliveryStatus status, NotificationChannel? channel, string? refusal, DeliveryState? delivery = null)
    {
        saved.State = new()
        {
            Status = status, Channel = channel, Refusal = refusal, CustomerId = notification.CustomerId, At = time.GetUtcNow(), Delivery = delivery,
            ThreadId = notification.ThreadId,
            Advertises = NotificationDecider.Advertises(notification),
            Report = State?.Report,
            MessageId = channel == NotificationChannel.Email ? State?.MessageId ?? composer.IdOf(notification) : null,
        };
        return saved.WriteStateAsync();
    }

    private static void Count(Notification notification, string outcome) => PlatformTelemetry.Notifications.Add(
        1, new(PlatformTelemetry.Template, notification.Template), new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, outcome));
}
