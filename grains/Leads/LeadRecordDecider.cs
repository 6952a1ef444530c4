namespace Platform.Leads;

/// <summary>What is kept of a lead, and who looks after it. Pure; a repeat gives the same instance.</summary>
public static class LeadRecordDecider
{
    private const int CountedLimit = 200;
    private const int HistoryLimit = 100;

    /// <summary>The lead after a capture.</summary>
    public static LeadRecord Capture(LeadRecord? known, LeadCapture capture, LeadOptions options)
    {
        if (known?.Counted.Contains(capture.Id) == true)
        {
            return known;
        }

        // Somebody who only claims an address does not change what its owner gave.
        var keeps = known is not null && !capture.Proved;
        var record = keeps ? known! : new LeadRecord(
            capture.CustomerId, capture.Email, capture.FirstName ?? known?.FirstName, capture.LastName ?? known?.LastName, capture.Phone ?? known?.Phone,
            capture.Preference, capture.Interests.IsEmpty ? known?.Interests ?? [] : capture.Interests, capture.Language, capture.TimeZone, capture.ThreadId,
            known?.CapturedAt ?? capture.At, Signals(known, capture), new(0, LeadBand.Prospect, []), "")
        {
            Sequence = known?.Sequence,
            Counted = known?.Counted ?? [],
            History = known?.History ?? [],
        };
        return Note(Count(Rate(record, options), capture.Id), capture.At, "captured", capture.ThreadId);
    }

    /// <summary>The lead after something that the customer did.</summary>
    public static LeadRecord Note(LeadRecord record, LeadActivity activity, LeadOptions options)
    {
        if (record.Counted.Contains(activity.Id))
        {
            return record;
        }

        var signals = record.Signals with
        {
            Interactions = record.Signals.Interactions + 1,
            OffersFollowed = record.Signals.OffersFollowed + (activity.Kind == LeadActivityKind.OfferFollowed ? 1 : 0),
            OffersAccepted = record.Signals.OffersAccepted + (activity.Kind == LeadActivityKind.OfferAccepted ? 1 : 0),
        };
        return Note(Count(Rate(record with { Signals = signals }, options), activity.Id), activity.At, $"{activity.Kind}", activity.Id);
    }

    /// <summary>The lead with a line more in its history.</summary>
    public static LeadRecord Note(LeadRecord record, DateTimeOffset at, string what, string source) =>
        record with { History = Last(record.History.Add(new(at, what, source)), HistoryLimit) };

    private static LeadSignals Signals(LeadRecord? known, LeadCapture capture)
    {
        var before = known?.Signals;
        var contact = (before?.Contact ?? ContactFields.None) | ContactFields.Email | ContactFields.Preference
            | (capture.FirstName is null ? ContactFields.None : ContactFields.FirstName)
            | (capture.LastName is null ? ContactFields.None : ContactFields.LastName)
            | (capture.Phone is null ? ContactFields.None : ContactFields.Phone);
        return new(
            Math.Max(before?.PurchaseValue ?? 0, capture.PurchaseValue),
            (before?.Interactions ?? 0) + capture.Interactions,
            contact,
            Math.Max(before?.Interests ?? 0, capture.Interests.Length),
            AskedForOffers: true,
            before?.OffersFollowed ?? 0,
            before?.OffersAccepted ?? 0);
    }

    private static LeadRecord Rate(LeadRecord record, LeadOptions options) => record with
    {
        Score = LeadScoreDecider.Score(record.Signals),
        Queue = record.Interests.Length > 0 && options.Queues.TryGetValue(record.Interests[0], out var queue) ? queue : options.DefaultQueue,
    };

    private static LeadRecord Count(LeadRecord record, string id) => record with { Counted = Last(record.Counted.Add(id), CountedLimit) };

    private static ImmutableArray<T> Last<T>(ImmutableArray<T> all, int limit) => all.Length > limit ? all.RemoveRange(0, all.Length - limit) : all;
}
