using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Outgoing;
using Platform.Threads;

namespace Platform.Deliveries;

/// <summary>
/// Hands one reply over, once: stage, remember that it is staged, hand over, remember that it is sent. After a crash
/// the remembered step and what lies in the outbox tell together how far it came (docs/adr/0005-delivery.md).
/// </summary>
public sealed partial class DeliveryGrain(
    [PersistentState("delivery", PlatformStorage.Grains)] IPersistentState<DeliveryState> saved,
    IMailTransport transport,
    IOptions<MailOptions> mail,
    TimeProvider time,
    ILogger<DeliveryGrain> logger) : Grain, IDeliveryGrain
{
    public async Task Deliver(OutboundReply reply)
    {
        try
        {
            if (reply.Channel == Channels.Mail)
            {
                await Mail(reply);
            }

            // Other channels read the reply from the thread: deciding it was handing it over.
            await GrainFactory.GetGrain<IThreadGrain>(reply.ThreadId).RecordHandOver(reply.Id);
            PlatformTelemetry.RepliesHandedOver.Add(1);
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

    public Task<DeliveryStatus> GetStatus() => Task.FromResult(saved.RecordExists ? saved.State.Status : DeliveryStatus.Queued);

    private Task Mail(OutboundReply reply) => MailHandOver.RunAsync(
        transport,
        reply.Id,
        saved.RecordExists ? saved.State.Status : DeliveryStatus.Queued,
        () => Task.FromResult(MailComposer.Compose(reply, mail.Value)),
        status => Save(status, reply));

    private Task Save(DeliveryStatus status, OutboundReply reply)
    {
        saved.State = new() { Status = status, ThreadId = reply.ThreadId, At = time.GetUtcNow() };
        return saved.WriteStateAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Thread {ThreadId}: the reply of turn {Turn} was not handed over; it will be tried again")]
    private static partial void LogDeliveryFailed(ILogger logger, string threadId, int turn, Exception failure);
}
