using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Deliveries;

/// <summary>What an attempt's outcome makes of a delivery, and when it is tried again (docs/adr/0018-smtp.md).</summary>
public static class DeliveryDecider
{
    /// <summary>The reason of a delivery that no relay took in time.</summary>
    public const string Expired = "not taken within the queue's lifetime";

    private const double Jitter = 0.2;
    private const int MaxReason = 300;

    /// <summary>The state after an attempt.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="id">The mail's id.</param>
    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="options">The waits.</param>
    /// <param name="now">When it ended.</param>
    public static DeliveryState Decide(DeliveryState state, string id, HandOver outcome, DeliveryOptions options, DateTimeOffset now)
    {
        if (state.IsSettled)
        {
            return state;
        }

        var tried = state with { At = now, Attempts = state.Attempts + 1, NextAttemptAt = null, Reason = null };
        return outcome switch
        {
            HandOver.Accepted accepted => tried with { Status = DeliveryStatus.Sent, Ambiguous = accepted.Ambiguous, AssignedId = accepted.AssignedId },
            HandOver.Refused refused => tried with { Status = DeliveryStatus.Failed, Ambiguous = refused.Ambiguous, Reason = Short(refused.Reason) },
            HandOver.Deferred deferred => Defer(tried, id, deferred, options, now),
            _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome of an attempt"),
        };
    }

    /// <summary>Whether it is too early for the next attempt.</summary>
    public static bool HasToWait(DeliveryState state, DateTimeOffset now) => state.Status == DeliveryStatus.Delayed && state.NextAttemptAt > now;

    /// <summary>
    /// The wait after an attempt: doubled each time, up to the limit, give or take a fifth. Where in that fifth follows from the id, so that
    /// a queue that grew while the relay was away does not come back at one moment, and a replay gives the same moments.
    /// </summary>
    /// <param name="id">The mail's id.</param>
    /// <param name="attempts">Attempts so far, from 1.</param>
    /// <param name="options">The waits.</param>
    public static TimeSpan WaitAfter(string id, int attempts, DeliveryOptions options)
    {
        var doubled = options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, 40));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}|{attempts}")));
        var place = BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)uint.MaxValue;
        return TimeSpan.FromSeconds(Math.Min(doubled, options.RetryLimit.TotalSeconds) * (1 - Jitter + (2 * Jitter * place)));
    }

    private static DeliveryState Defer(DeliveryState tried, string id, HandOver.Deferred deferred, DeliveryOptions options, DateTimeOffset now)
    {
        var next = now + WaitAfter(id, tried.Attempts, options);
        return next <= (tried.StagedAt ?? now) + options.Lifetime
            ? tried with { Status = DeliveryStatus.Delayed, NextAttemptAt = next, Ambiguous = deferred.Ambiguous, Reason = Short(deferred.Reason) }
            : tried with { Status = DeliveryStatus.Failed, Ambiguous = deferred.Ambiguous, Reason = Short($"{Expired}: {deferred.Reason}") };
    }

    /// <summary>A relay's answer is foreign text: one line, bounded.</summary>
    private static string Short(string reason)
    {
        var line = string.Concat(reason.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= MaxReason ? line : line[..MaxReason];
    }
}
