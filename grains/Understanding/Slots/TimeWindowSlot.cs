using System.Globalization;
using System.Text.RegularExpressions;
using Platform.Agents;

namespace Platform.Understanding.Slots;

/// <summary>
/// When somebody wants to be called, as an interval on the customer's clock, and the time zone where it is named. Read in
/// messages about a call or where it was asked for; elsewhere only a short message that names both a day and a time.
/// </summary>
internal static class TimeWindowSlot
{
    private const int ShortMessage = 20;

    public static void Read(SlotScan slots, string language, List<IntentReading> intents)
    {
        if (slots.Context.Now is not { } now)
        {
            ReadZone(slots, IsAboutCall(slots, intents), -1);
            return;
        }

        var call = IsAboutCall(slots, intents);
        if (!call && slots.Scan.Tokens.Count > ShortMessage)
        {
            ReadZone(slots, call, -1);
            return;
        }

        var text = new ClockText(slots.Scan, language);
        var clock = ClockReader.Read(text.Text, language, i => slots.IsCovered(text.StartOf(i)));
        var today = DateOnly.FromDateTime(now.Date);
        var day = Day(slots, today);
        var window = Later(text, now) ?? (clock is { } c ? OfClock(text, c, day, now) : call ? WholeDays(slots, text, day, now) : null);
        if (window is { } found && (call || (clock is not null && day is not null && !slots.AboutOrder)))
        {
            Add(slots, found, day is null ? 0.85 : 0.93);
        }

        ReadZone(slots, call, clock is { } read ? text.EndOf(read.End) : -1);
    }

    private static bool IsAboutCall(SlotScan slots, List<IntentReading> intents) =>
        slots.Context.Asked is SlotNames.TimeWindow or SlotNames.TimeZone or QuestionNames.ConfirmCallback
        || slots.Context.ActiveIntent == IntentNames.ScheduleCallback
        || intents.Exists(i => i.Name == IntentNames.ScheduleCallback);

    private static (DateOnly Date, int Start, int End)? Day(SlotScan slots, DateOnly today)
    {
        foreach (var (start, slot) in slots.Found.Where(f => f.Slot.Name == SlotNames.Date).OrderBy(f => f.Start))
        {
            var date = DateOnly.ParseExact(slot.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (date >= today)
            {
                return (date, start, start + slot.Text.Length);
            }
        }

        return null;
    }

    private static Window OfClock(ClockText text, ClockSpan clock, (DateOnly Date, int Start, int End)? day, DateTimeOffset now)
    {
        var (start, end) = (text.StartOf(clock.Start), text.EndOf(clock.End));
        var today = DateOnly.FromDateTime(now.Date);
        if (day is not { } named)
        {
            var over = (clock.To - clock.From <= ClockSpan.Hour ? clock.From : clock.To) <= now.TimeOfDay.TotalMinutes;
            return Of(today.AddDays(over ? 1 : 0), clock.From, clock.To, start, end);
        }

        return Of(InNamedWeek(text, named.Date, today), clock.From, clock.To, Math.Min(start, named.Start), Math.Max(end, named.End));
    }

    private static Window? WholeDays(SlotScan slots, ClockText text, (DateOnly Date, int Start, int End)? day, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.Date);
        if (day is { } named)
        {
            return Of(InNamedWeek(text, named.Date, today), ClockSpan.Morning, ClockSpan.Evening, named.Start, named.End);
        }

        var monday = today.AddDays(1 - CalendarWords.IsoDay(today));
        if (Find(ClockPatterns.Weekend(), text) is { } weekend)
        {
            return Between(monday.AddDays(5), monday.AddDays(6), weekend);
        }

        if (Find(ClockPatterns.NextWeek(), text) is { } next)
        {
            return Between(monday.AddDays(7), monday.AddDays(11), next);
        }

        if (Find(ClockPatterns.ThisWeek(), text) is { } week)
        {
            return Between(today, monday.AddDays(6), week);
        }

        var asked = slots.Context.Asked == SlotNames.TimeWindow;
        if (asked && Find(ClockPatterns.AnyTime(), text) is { } any)
        {
            return Between(today, today.AddDays(6), any);
        }

        return asked && Find(ClockPatterns.Now(), text) is { } soon
            ? new Window(now.DateTime, now.DateTime.AddHours(1), soon.Start, soon.End) : null;
    }

    // "Friday next week": the weekday alone would be the coming one.
    private static DateOnly InNamedWeek(ClockText text, DateOnly date, DateOnly today)
    {
        var monday = today.AddDays(8 - CalendarWords.IsoDay(today));
        return date < monday && date > today && ClockPatterns.NextWeek().IsMatch(text.Text) ? monday.AddDays(CalendarWords.IsoDay(date) - 1) : date;
    }

    private static Window? Later(ClockText text, DateTimeOffset now)
    {
        var match = ClockPatterns.Later().Match(text.Text);
        if (!match.Success)
        {
            return null;
        }

        var amount = match.Groups["n"].Value switch
        {
            "an" => 60,
            "half an" => 30,
            var digits => int.Parse(digits, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value is ['m', ..] or "phut" or "分钟" ? 1 : 60),
        };
        var from = now.DateTime.AddMinutes(amount);
        return new Window(from, from.AddHours(1), text.StartOf(match.Index), text.EndOf(match.Index + match.Length));
    }

    private static (int Start, int End)? Find(Regex pattern, ClockText text)
    {
        var match = pattern.Match(text.Text);
        return match.Success ? (text.StartOf(match.Index), text.EndOf(match.Index + match.Length)) : null;
    }

    private static Window Of(DateOnly date, int from, int to, int start, int end) =>
        new(date.ToDateTime(default).AddMinutes(from), date.ToDateTime(default).AddMinutes(to), start, end);

    private static Window Between(DateOnly first, DateOnly last, (int Start, int End) place) =>
        new(first.ToDateTime(default).AddMinutes(ClockSpan.Morning), last.ToDateTime(default).AddMinutes(ClockSpan.Evening), place.Start, place.End);

    // The day is part of the window: it is not reported as a date besides.
    private static void Add(SlotScan slots, Window window, double confidence)
    {
        slots.Found.RemoveAll(f => f.Slot.Name == SlotNames.Date && f.Start < window.End && f.Start + f.Slot.Text.Length > window.Start);
        var value = string.Create(CultureInfo.InvariantCulture, $"{window.From:yyyy-MM-dd'T'HH:mm}/{window.To:yyyy-MM-dd'T'HH:mm}");
        slots.Add(SlotNames.TimeWindow, value, window.Start, window.End, confidence);
    }

    private static void ReadZone(SlotScan slots, bool call, int clockEnd)
    {
        foreach (var match in slots.Values.Where(m => m.Form.Slot == SlotNames.TimeZone))
        {
            var start = slots.Scan.Tokens[match.From].Start;
            var behind = clockEnd >= 0 && start >= clockEnd && start - clockEnd <= 2;
            if (match.Form.Tier == ValueTier.Anywhere
                || (match.Form.Tier == ValueTier.AfterClock && (behind || (call && IsCapitals(slots, match))))
                || (slots.Context.Asked == SlotNames.TimeZone && match.Form.Tier != ValueTier.Cue))
            {
                slots.Add(SlotNames.TimeZone, match.Form.Value, start, slots.Scan.Tokens[match.To - 1].End, 0.92);
                return;
            }
        }
    }

    private static bool IsCapitals(SlotScan slots, ValueMatch match)
    {
        var written = slots.Scan.Written(slots.Scan.Tokens[match.From]);
        return written.Length >= 3 && written.ContainsAnyInRange('A', 'Z') && !written.ContainsAnyInRange('a', 'z');
    }

    private readonly record struct Window(DateTime From, DateTime To, int Start, int End);
}
