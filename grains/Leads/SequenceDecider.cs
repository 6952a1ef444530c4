using Platform.Customers;
using Platform.Jobs;
using Platform.Notifications;
using Platform.Shop;

namespace Platform.Leads;

/// <summary>
/// The chain of a lead's marketing: welcome, then nurture, newsletter or quarterly mail by the band. One step is scheduled at a time, and
/// each asks for the consent when it is due. Pure.
/// </summary>
public static class SequenceDecider
{
    /// <summary>Why a chain stops without a consent.</summary>
    public const string NoConsent = "consent is missing";

    /// <summary>Begins the chain of a lead that has none running. An opt-out has called off what was scheduled before it.</summary>
    /// <param name="record">The lead.</param>
    /// <param name="withdrawnAt">The newest opt-out; null when there was none.</param>
    /// <param name="now">The moment.</param>
    public static SequenceFiring Begin(LeadRecord record, DateTimeOffset? withdrawnAt, DateTimeOffset now)
    {
        if (record.Sequence is { Stopped: null } running && !(withdrawnAt >= running.BegunAt))
        {
            // Entered again, which adds nothing unless a crash came between the record and the schedule.
            return new(record, null, Entry(record, running));
        }

        var state = new SequenceState(SequenceNames.Welcome, (record.Sequence?.Number ?? 0) + 1, 0, now, null, now);
        return new(record with { Sequence = state }, null, Entry(record, state));
    }

    /// <summary>Does a step that is due.</summary>
    /// <param name="record">The lead.</param>
    /// <param name="step">The step.</param>
    /// <param name="consent">The consent to offers that holds now; null stops the chain.</param>
    /// <param name="products">What the shop sells; one of them is shown.</param>
    /// <param name="options">The settings.</param>
    /// <param name="now">The moment.</param>
    public static SequenceFiring Fire(
        LeadRecord record, SequenceStep step, OffersConsent? consent, IReadOnlyList<Product> products, LeadOptions options, DateTimeOffset now)
    {
        if (record.Sequence is not { Stopped: null } state || state.Number != step.Number || state.Name != step.Name)
        {
            // The step before the one that stands was done; whoever crashed then may not have entered its successor.
            return new(record, null, record.Sequence is { Stopped: null } successor && successor.Number == step.Number + 1 ? Entry(record, successor) : null);
        }

        if (consent is null || consent.Grant.CustomerId != record.CustomerId)
        {
            return Stop(record, state, NoConsent, step.Id, now, null);
        }

        var product = Suggest(products, record.Interests, state.Number);
        var notification = product is null && state.Name != SequenceNames.Welcome ? null : Notify(record, state, step, consent, product, now);
        var next = Next(record, state, options, now);
        return next is null
            ? Stop(record, state, "a human has the lead", step.Id, now, notification)
            : new(LeadRecordDecider.Note(record with { Sequence = next }, now, notification is null ? $"nothing to show: {state.Name}" : $"sent {state.Name}", step.Id), notification, Entry(record, next));
    }

    /// <summary>The step that follows; null when a human has the lead.</summary>
    public static SequenceState? Next(LeadRecord record, SequenceState state, LeadOptions options, DateTimeOffset now)
    {
        if (record.Score.Band == LeadBand.Hot)
        {
            return null;
        }

        var zone = LocalCalendar.Zone(record.TimeZone, options.DefaultTimeZone);
        var index = state.Name == SequenceNames.Nurture ? state.Index + 1 : 0;
        var nurtures = state.Name == SequenceNames.Welcome ? record.Score.Band == LeadBand.Warm : state.Name == SequenceNames.Nurture && index < options.NurtureDays.Length;
        var (name, due) = nurtures
            ? (SequenceNames.Nurture, NurtureDue(state.BegunAt, options.NurtureDays[index], options, zone, now))
            : record.Score.Band == LeadBand.Prospect
                ? (SequenceNames.Quarterly, LocalCalendar.Next(now, options.NewsletterDay, 3, options.SendTime, zone))
                : (SequenceNames.Newsletter, LocalCalendar.Next(now, options.NewsletterDay, 1, options.SendTime, zone));
        return new(name, state.Number + 1, nurtures ? index : 0, due, null, state.BegunAt);
    }

    /// <summary>A mail that was missed while nothing ran is sent on the next day, not together with others.</summary>
    private static DateTimeOffset NurtureDue(DateTimeOffset begunAt, int days, LeadOptions options, TimeZoneInfo zone, DateTimeOffset now)
    {
        var due = LocalCalendar.At(LocalCalendar.Day(begunAt, zone).AddDays(days), options.SendTime, zone);
        return due > now ? due : LocalCalendar.At(LocalCalendar.Day(now, zone).AddDays(1), options.SendTime, zone);
    }

    /// <summary>What is shown: in stock and of interest, another one each time; null when there is nothing.</summary>
    public static Product? Suggest(IReadOnlyList<Product> products, ImmutableArray<string> interests, int number)
    {
        var fitting = products
            .Where(product => product.Stock > 0 && (interests.IsEmpty || interests.Contains(product.Category)))
            .OrderBy(product => product.Sku, StringComparer.Ordinal)
            .ToList();
        return fitting.Count == 0 ? null : fitting[number % fitting.Count];
    }

    /// <summary>Takes a consent and cannot be called without one.</summary>
    private static Notification Notify(LeadRecord record, SequenceState state, SequenceStep step, OffersConsent consent, Product? product, DateTimeOffset now) => new(
        step.Id,
        consent.Grant.CustomerId,
        consent.Grant.Email,
        record.Phone,
        LeadChannels.Of(record.Preference),
        NotificationPurpose.Marketing,
        state.Name switch
        {
            SequenceNames.Welcome => "notify-welcome-offers",

            // The third mail's own words put a price aside until a day: that takes an offer, and there is none here.
            SequenceNames.Nurture => state.Index < 2 ? $"notify-nurture-{state.Index + 1}" : "notify-newsletter",
            _ => $"notify-{state.Name}",
        },
        record.Language,
        LeadChannels.Values(record.FirstName, product),
        null,
        now);

    private static SequenceFiring Stop(LeadRecord record, SequenceState state, string why, string source, DateTimeOffset now, Notification? notification) => new(
        LeadRecordDecider.Note(record with { Sequence = state with { DueAt = null, Stopped = why } }, now, $"stopped: {why}", source), notification, null);

    private static ScheduledJob Entry(LeadRecord record, SequenceState state)
    {
        var step = new SequenceStep(record.CustomerId, state.Name, state.Number);
        return new(JobData.Create(step.Id, SequenceStep.StepKind, step), state.DueAt!.Value, record.CustomerId);
    }
}
