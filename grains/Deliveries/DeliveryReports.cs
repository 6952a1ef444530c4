namespace Platform.Deliveries;

/// <summary>
/// Which of two truths about a sent mail counts. Reports come late, twice and in any order; the order of what they say is fixed, so that
/// every order of arrival ends in the same state: delayed, delivered, bounced, complained. A mail that was delivered and came back later
/// (from a forwarding, say) has bounced; one that is reported as spam was read, whatever bounced before. Pure.
/// </summary>
public static class DeliveryReports
{
    /// <summary>Whether a report tells more than what is known.</summary>
    /// <param name="known">The last report that counted; null when there was none.</param>
    /// <param name="status">What the new one says.</param>
    public static bool Outranks(DeliveryStatus? known, DeliveryStatus status) => Rank(status) > (known is { } before ? Rank(before) : 0);

    /// <summary>The report that counts.</summary>
    public static DeliveryReport Decide(DeliveryReport? known, DeliveryReport report) => known is null || Outranks(known.Status, report.Status) ? report : known;

    private static int Rank(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Delayed => 1,
        DeliveryStatus.Delivered => 2,
        DeliveryStatus.Failed or DeliveryStatus.Suppressed or DeliveryStatus.Bounced => 3,
        DeliveryStatus.Complained => 4,
        _ => 0,
    };
}
