using System.Collections.Immutable;
using Platform.Deliveries;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>What an attempt means for the mail. Pure.</summary>
/// <param name="Outcome">What the delivery is told; its count of ambiguous attempts is added by the transport.</param>
/// <param name="Remaining">Who has not got the mail and may still get it.</param>
/// <param name="Refusal">The first refusal for good of a recipient, over all attempts; null when there was none.</param>
/// <param name="IsDone">Whether nothing is left to send.</param>
internal sealed record SmtpVerdict(HandOver Outcome, ImmutableArray<string> Remaining, string? Refusal, bool IsDone)
{
    /// <summary>Judges an attempt.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="recipients">To whom it went.</param>
    /// <param name="refusal">An earlier refusal of another recipient.</param>
    /// <param name="ambiguous">Attempts whose outcome nobody knows, this one included.</param>
    public static SmtpVerdict Of(RelayAttempt attempt, ImmutableArray<string> recipients, string? refusal, int ambiguous)
    {
        if (attempt.Answer is not { } answer)
        {
            return new(new HandOver.Deferred(attempt.Failure ?? "no answer", ambiguous), recipients, refusal, IsDone: false);
        }

        // Recipients that were refused are refused, whatever became of the mail for the others.
        var refused = attempt.Recipients.Where(recipient => recipient.Answer.IsNo).ToList();
        var accepted = attempt.Recipients.Where(recipient => recipient.Answer.IsYes).Select(recipient => recipient.Address).ToHashSet(StringComparer.Ordinal);
        var first = refusal ?? refused.FirstOrDefault()?.Answer.ToString();
        var open = recipients.RemoveAll(address => refused.Exists(recipient => recipient.Address == address));
        if (attempt.Recipients.Length > 0 && accepted.Count == 0)
        {
            var delay = attempt.Recipients.FirstOrDefault(recipient => !recipient.Answer.IsNo)?.Answer;
            return delay is null ? Refuse(first!, ambiguous) : new(new HandOver.Deferred(delay.ToString(), ambiguous), open, first, IsDone: false);
        }

        if (!answer.IsYes)
        {
            return answer.IsNo ? Refuse(answer.ToString(), ambiguous) : new(new HandOver.Deferred(answer.ToString(), ambiguous), open, first, IsDone: false);
        }

        var remaining = open.RemoveAll(accepted.Contains);
        return remaining.IsEmpty
            ? new(first is null ? new HandOver.Accepted(ambiguous) : new HandOver.Refused(first, ambiguous), [], first, IsDone: true)
            : new(new HandOver.Deferred(attempt.Recipients.First(recipient => remaining.Contains(recipient.Address)).Answer.ToString(), ambiguous), remaining, first, IsDone: false);
    }

    private static SmtpVerdict Refuse(string reason, int ambiguous) => new(new HandOver.Refused(reason, ambiguous), [], reason, IsDone: true);
}
