using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Outgoing;
using Platform.Threads;

namespace Platform.Deliveries;

/// <summary>
/// Hands one reply over, once: stage, remember that it is staged, hand over, remember the outcome. After a crash the remembered step and
/// what the transport holds tell together how far it came (docs/adr/0005-delivery.md, 0018-smtp.md).
/// </summary>
public sealed partial class DeliveryGrain(
    [PersistentState("delivery", PlatformStorage.Grains)] IPersistentState<DeliveryState> saved,
    MailHandOver handOver,
    IOptions<MailOptions> mail,
    TimeProvider time,
    ILogger<DeliveryGrain> logger) : Grain, IDeliveryGrain
{
    public async Task Deliver(OutboundReply reply)
    {
        try
        {
            // Other channels read the reply from the thread: deciding it was handing it over.
            var delivery = reply.Channel == Channels.Mail
                ? (await Mail(reply)).ToDelivery(reply.Id)
                : new(reply.Id, reply.ThreadId, DeliveryStatus.Sent, time.GetUtcNow(), 1, null, 0, null);
            await GrainFactory.GetGrain<IThreadGrain>(reply.ThreadId).RecordDelivery(delivery);
            if (delivery.Status == DeliveryStatus.Sent)
            {
                PlatformTelemetry.RepliesHandedOver.Add(1);
            }
        }
        catch (Exception failure)
        {
            // Nothing is lost: the reply is in the thread's outbox, and the sweep asks again.
            LogDeliveryFailed(logger, reply.ThreadId, reply.Turn, failure);
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    public Task<Delivery?> GetDelivery() => Task.FromResult(saved.RecordExists ? saved.State.ToDelivery(this.GetPrimaryKeyString()) : null);

    private Task<DeliveryState> Mail(OutboundReply reply) => handOver.RunAsync(
        reply.Id,
        saved.RecordExists ? saved.State : new() { ThreadId = reply.ThreadId },
        () => Task.FromResult(MailComposer.Compose(reply, mail.Value)),
        state =>
        {
            saved.State = state;
            return saved.WriteStateAsync();
        });

    [LoggerMessage(Level = LogLevel.Error, Message = "Thread {ThreadId}: the reply of turn {Turn} was not handed over; it will be tried again")]
    private static partial void LogDeliveryFailed(ILogger logger, string threadId, int turn, Exception failure);
}
