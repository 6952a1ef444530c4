using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Platform.Deliveries;

/// <summary>The steps that bring a mail out once (docs/adr/0005-delivery.md, 0018-smtp.md); begins where the last attempt ended.</summary>
/// <param name="transport">Where to.</param>
/// <param name="options">How a mail that is not taken is tried again.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">What the relay did not take, by id.</param>
public sealed partial class MailHandOver(IMailTransport transport, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<MailHandOver> logger)
{
    /// <summary>Stages, remembers and hands over, or hands over in one step; remembers the outcome. Does nothing for a mail that is settled, or whose next attempt is not due.</summary>
    /// <param name="id">The mail's id.</param>
    /// <param name="state">How far it came.</param>
    /// <param name="compose">The mail; the same bytes at every attempt.</param>
    /// <param name="remember">Makes the new state durable.</param>
    /// <param name="isWanted">Whether the mail still has to leave, by the place where its end is remembered; null where that is <paramref name="state"/> itself.</param>
    /// <param name="again">Whether it may have been asked for before.</param>
    /// <returns>The last state remembered.</returns>
    public async Task<DeliveryState> RunAsync(
        string id, DeliveryState state, Func<Task<byte[]>> compose, Func<DeliveryState, Task> remember, Func<Task<bool>>? isWanted = null, bool again = false)
    {
        if (state.IsSettled)
        {
            // A crash may have come between the outcome and this.
            await transport.ForgetAsync(id);
            return state;
        }

        if (DeliveryDecider.HasToWait(state, time.GetUtcNow()))
        {
            return state;
        }

        // What another transport staged before the settings were changed is not found by this one.
        var isStaged = state.Status != DeliveryStatus.Queued && state.Transport == transport.Name;
        var outcome = isStaged ? await transport.HandOverAsync(id) : new HandOver.Missing();
        if (outcome is HandOver.Missing)
        {
            // It was staged, and nothing is left of it. Who was asked twice, because the disk or the relay took its time, comes here behind the one that sent it.
            if ((isStaged || again) && isWanted is not null && !await isWanted())
            {
                return state;
            }

            var mail = await compose();
            if (transport.RemembersHandOvers)
            {
                outcome = await transport.HandOverAsync(id, mail);
            }
            else
            {
                await transport.StageAsync(id, mail);
                var now = time.GetUtcNow();
                state = state with { Status = DeliveryStatus.Staged, At = now, StagedAt = state.StagedAt ?? now, Transport = transport.Name };
                await remember(state);
                outcome = await transport.HandOverAsync(id);
            }
        }

        var next = DeliveryDecider.Decide(state, id, outcome, options.Value, time.GetUtcNow());
        await remember(next);
        Report(id, state, next);
        if (next.IsSettled)
        {
            await transport.ForgetAsync(id);
        }

        return next;
    }

    /// <summary>Gives a mail up because its address is suppressed, unless it has left.</summary>
    /// <param name="id">The mail's id.</param>
    /// <param name="state">How far it came.</param>
    /// <param name="reason">One of <see cref="Suppressions.SuppressionReasons"/>.</param>
    /// <param name="remember">Makes the new state durable.</param>
    public async Task<DeliveryState> SuppressAsync(string id, DeliveryState state, string reason, Func<DeliveryState, Task> remember)
    {
        var now = time.GetUtcNow();
        var outcome = transport.RemembersHandOvers ? await transport.WithdrawAsync(id) : new HandOver.Missing();
        var next = outcome is HandOver.Missing
            ? state with { Status = DeliveryStatus.Suppressed, At = now, NextAttemptAt = null, Reason = $"suppressed:{reason}" }
            : DeliveryDecider.Decide(state, id, outcome, options.Value, now);
        await remember(next);
        await transport.ForgetAsync(id);
        if (next.Status == DeliveryStatus.Suppressed)
        {
            PlatformTelemetry.DeliveryProblems.Add(1, new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, "suppressed"));
        }

        return next;
    }

    /// <summary>Takes a mail back, unless it has left: what happened decides, not what was asked.</summary>
    /// <param name="id">The mail's id.</param>
    /// <param name="state">How far it came.</param>
    /// <param name="remember">Makes the new state durable.</param>
    public async Task<DeliveryState> WithdrawAsync(string id, DeliveryState state, Func<DeliveryState, Task> remember)
    {
        // A mail that was never staged, or by another transport, is not asked for: "not there" would mean that it was handed over.
        var asked = transport.RemembersHandOvers || (state.Status != DeliveryStatus.Queued && state.Transport == transport.Name);
        var outcome = asked ? await transport.WithdrawAsync(id) : new HandOver.Missing();
        var now = time.GetUtcNow();
        var next = outcome is HandOver.Missing
            ? state with { Status = DeliveryStatus.Withdrawn, At = now, NextAttemptAt = null }
            : DeliveryDecider.Decide(state, id, outcome, options.Value, now);
        await remember(next);
        await transport.ForgetAsync(id);
        return next;
    }

    private void Report(string id, DeliveryState before, DeliveryState after)
    {
        if (after.Ambiguous > before.Ambiguous)
        {
            PlatformTelemetry.DeliveriesAmbiguous.Add(after.Ambiguous - before.Ambiguous);
            LogAmbiguous(logger, id);
        }

        if (after.Status != DeliveryStatus.Sent)
        {
            PlatformTelemetry.DeliveryProblems.Add(1, new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, after.Status == DeliveryStatus.Failed ? "failed" : "delayed"));
            LogNotTaken(logger, id, after.Attempts, after.Status);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was not taken at attempt {Attempts}; it is {Status}")]
    private static partial void LogNotTaken(ILogger logger, string id, int attempts, DeliveryStatus status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether the relay took mail {Id} before is unknown: it goes out again under the same Message-ID")]
    private static partial void LogAmbiguous(ILogger logger, string id);
}
