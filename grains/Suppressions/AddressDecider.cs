namespace Platform.Suppressions;

/// <summary>The rules of an address (docs/adr/0019-bounces-and-complaints.md). Pure; each gives the same instance when nothing is new.</summary>
public static class AddressDecider
{
    /// <summary>Who an entry of the audit names for a report.</summary>
    public const string ByReport = "report";

    /// <summary>Who an entry of the audit names for a mail of the customer.</summary>
    public const string ByCustomer = "customer";

    private const string Suppressed = "suppressed";
    private const string Lifted = "lifted";

    /// <summary>The state after a report.</summary>
    public static AddressState Report(AddressState address, AddressReport report, SuppressionOptions options)
    {
        if (address.Seen.Contains(report.Evidence))
        {
            return address;
        }

        var seen = address.Seen.Add(report.Evidence);
        var next = address with { Last = report.Outcome, LastAt = report.At, Seen = seen.Length > AddressState.SeenLimit ? seen.RemoveAt(0) : seen };
        return report.Outcome switch
        {
            AddressOutcome.Delivered => next with { SoftBounces = [] },
            AddressOutcome.SoftBounce => CountSoft(next, report, options),
            AddressOutcome.HardBounce => Hold(next, SuppressionReasons.Bounce, report),
            AddressOutcome.Complaint => Hold(next, SuppressionReasons.Complaint, report),
            _ => next,
        };
    }

    /// <summary>The state after the customer wrote from this address, vouched for by the receiver.</summary>
    public static AddressState Heard(AddressState address, string evidence, DateTimeOffset now) =>
        Remove(address, SuppressionReasons.Bounce, new(now, Lifted, SuppressionReasons.Bounce, ByCustomer, "", evidence));

    /// <summary>The state after an operator's wish, and what became of the wish.</summary>
    /// <param name="address">The state.</param>
    /// <param name="listed">Whether the suppression list has the reason: it outlives this state when a person is erased.</param>
    /// <param name="reason">Which suppression.</param>
    /// <param name="operatorName">Who.</param>
    /// <param name="why">Why.</param>
    /// <param name="now">When.</param>
    public static (LiftOutcome Outcome, AddressState State) Lift(AddressState address, bool listed, string reason, string operatorName, string why, DateTimeOffset now)
    {
        if (!listed && address.Holds.All(hold => hold.Reason != reason))
        {
            return (LiftOutcome.NotSuppressed, address);
        }

        return reason == SuppressionReasons.Complaint && string.IsNullOrWhiteSpace(why)
            ? (LiftOutcome.NeedsReason, address)
            : (LiftOutcome.Lifted, Remove(address, reason, new(now, Lifted, reason, operatorName, why, "")));
    }

    private static AddressState CountSoft(AddressState address, AddressReport report, SuppressionOptions options)
    {
        var recent = address.SoftBounces.RemoveAll(soft => report.At - soft.At > options.SoftBounceWindow || soft.Mail == report.Mail);
        var counted = recent.Add(new(report.Mail, report.At));
        var next = address with { SoftBounces = counted.Length > options.SoftBounces ? counted.RemoveRange(0, counted.Length - options.SoftBounces) : counted };
        return counted.Length >= options.SoftBounces ? Hold(next, SuppressionReasons.Bounce, report) : next;
    }

    private static AddressState Hold(AddressState address, string reason, AddressReport report) =>
        address.Holds.Any(hold => hold.Reason == reason)
            ? address
            : Note(address, new(report.At, Suppressed, reason, ByReport, report.Code, report.Evidence)) with
            {
                Holds = address.Holds.Add(new(reason, report.At, report.Evidence, report.Code)),
            };

    private static AddressState Remove(AddressState address, string reason, AddressEntry entry) =>
        Note(address, entry) with
        {
            Holds = address.Holds.RemoveAll(hold => hold.Reason == reason),
            SoftBounces = reason == SuppressionReasons.Bounce ? [] : address.SoftBounces,
            Last = null,
            LastAt = null,
        };

    private static AddressState Note(AddressState address, AddressEntry entry)
    {
        var history = address.History.Add(entry);
        return address with { History = history.Length > AddressState.HistoryLimit ? history.RemoveAt(0) : history };
    }
}
