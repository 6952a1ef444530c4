using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Customers;
using Platform.Outgoing;
using Platform.Suppressions;
using Platform.Threads;

namespace Platform.Deliveries;

/// <summary>
/// Hands one reply over, once, and tells the thread the outcome. After a crash what is remembered, the thread and what the transport holds tell
/// together how far it came (docs/adr/0005-delivery.md, 0018-smtp.md).
/// </summary>
public sealed partial class DeliveryGrain(
    [PersistentState("delivery", PlatformStorage.Grains)] IPersistentState<DeliveryState> saved,
    MailHandOver handOver,
    ISuppressionList suppressions,
    IThreadLog log,
    IOptions<MailOptions> mail,
    TimeProvider time,
    ILogger<DeliveryGrain> logger) : Grain, IDeliveryGrain
{
    public async Task Deliver(OutboundReply reply, bool again)
    {
        try
        {
            if (reply.Channel == Channels.Mail)
            {
                await Mail(reply, again);
            }
            else
            {
                // Other channels read the reply from the thread: deciding it was handing it over.
                await Report(new(reply.Id, reply.ThreadId, DeliveryStatus.Sent, time.GetUtcNow(), 1, null, 0, null));
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

    public async Task Withdraw(string threadId)
    {
        try
        {
            var id = this.GetPrimaryKeyString();
            var known = saved.RecordExists ? saved.State : new() { ThreadId = threadId };
            var state = known.IsSettled ? known : await handOver.WithdrawAsync(id, known, Save);
            await Report(state.ToDelivery(id));
        }
        catch (Exception failure)
        {
            // The withdrawal is in the thread's state, and the sweep asks again.
            LogWithdrawalFailed(logger, threadId, failure);
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    public Task<Delivery?> GetDelivery() => Task.FromResult(saved.RecordExists ? saved.State.ToDelivery(this.GetPrimaryKeyString()) : null);

    public async Task Erase()
    {
        if (saved.RecordExists)
        {
            await saved.ClearStateAsync();
        }
    }

    private async Task Mail(OutboundReply reply, bool again)
    {
        var known = saved.RecordExists ? saved.State : new() { ThreadId = reply.ThreadId };
        var suppressed = await FindSuppressionAsync(reply, known);
        var state = suppressed is null
            ? await handOver.RunAsync(
                reply.Id, known, () => Task.FromResult(MailComposer.Compose(reply, mail.Value)), next => Remember(reply.Id, next), () => IsWantedAsync(reply), again)
            : await handOver.SuppressAsync(reply.Id, known, suppressed, next => Remember(reply.Id, next));
        if (!state.IsSettled || known.IsSettled)
        {
            await Report(state.ToDelivery(reply.Id));
        }
    }

    /// <summary>Whether the thread still waits for it. Read from the log and not from the thread's grain: what another process has appended counts.</summary>
    private async Task<bool> IsWantedAsync(OutboundReply reply)
    {
        var thread = ThreadSnapshot.Empty;
        await foreach (var recorded in log.ReadAsync(reply.ThreadId))
        {
            thread = ThreadEvolver.Evolve(thread, recorded.Event);
        }

        return thread.Outbox.Any(waiting => waiting.Id == reply.Id);
    }

    /// <summary>Why a reply is not sent. What may be on its way is brought to its end; what a person wrote goes out: the person knows why.</summary>
    private async Task<string?> FindSuppressionAsync(OutboundReply reply, DeliveryState known) =>
        known.Status is not (DeliveryStatus.Queued or DeliveryStatus.Delayed) || reply.Approved
            ? null
            : (await suppressions.ListAsync(CustomerIds.FromAddress(reply.To.Email))).Select(entry => entry.Reason).FirstOrDefault(SuppressionReasons.StopsReplies);

    /// <summary>The thread's log remembers how it ended: until that is durable, the transport gives the same answer once more.</summary>
    private Task Remember(string replyId, DeliveryState state)
    {
        if (state.IsSettled)
        {
            return Report(state.ToDelivery(replyId));
        }

        return Save(state);
    }

    private Task Save(DeliveryState state)
    {
        saved.State = state;
        return saved.WriteStateAsync();
    }

    private async Task Report(Delivery delivery)
    {
        await GrainFactory.GetGrain<IThreadGrain>(delivery.ThreadId).RecordDelivery(delivery);
        if (delivery.Status == DeliveryStatus.Sent)
        {
            PlatformTelemetry.RepliesHandedOver.Add(1);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Thread {ThreadId}: a reply was not withdrawn; it will be tried again")]
    private static partial void LogWithdrawalFailed(ILogger logger, string threadId, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Thread {ThreadId}: the reply of turn {Turn} was not handed over; it will be tried again")]
    private static partial void LogDeliveryFailed(ILogger logger, string threadId, int turn, Exception failure);
}
