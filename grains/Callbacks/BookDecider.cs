namespace Platform.Callbacks;

/// <summary>The rules of the book: who gets which time. Pure.</summary>
public static class BookDecider
{
    private const int Proposals = 3;

    /// <summary>The book without holds that have run out and calls that are long past.</summary>
    public static CallbackBook Prune(CallbackBook book, CallbackOptions options, DateTimeOffset now) =>
        book.Holds.Any(hold => hold.Until <= now) || book.Callbacks.Any(call => IsLongPast(call, options, now))
            ? book with
            {
                Holds = book.Holds.RemoveAll(hold => hold.Until <= now),
                Callbacks = book.Callbacks.RemoveAll(call => IsLongPast(call, options, now)),
            }
            : book;

    /// <summary>Holds the first free time of an interval for a thread, in place of what it held before; or finds the nearest free ones.</summary>
    public static (CallbackBook Book, CallbackOffer Offer) Hold(CallbackBook book, CallbackSearch search, BusinessHours hours, DateTimeOffset now)
    {
        book = Prune(book, hours.Options, now);
        var length = hours.Options.SlotLength;
        var minutes = (int)length.TotalMinutes;
        if (book.Holds.FirstOrDefault(hold => hold.ThreadId == search.ThreadId && hold.Turn == search.Turn) is { } held
            && held.Start >= search.From && held.Start + length <= search.To)
        {
            return (book, new(held.Start, minutes, []));
        }

        book = book with { Holds = book.Holds.RemoveAll(hold => hold.ThreadId == search.ThreadId) };
        var earliest = search.At + hours.Options.Lead;
        var latest = search.At + hours.Options.Ahead;
        var free = hours.Slots(Later(search.From, earliest), Earlier(search.To, latest))
            .Cast<DateTimeOffset?>()
            .FirstOrDefault(start => HasRoom(book, start!.Value, search.ThreadId, hours.Options));
        if (free is { } start)
        {
            return (book with { Holds = book.Holds.Add(new(search.ThreadId, search.Turn, start, now + hours.Options.HoldFor)) }, new(start, minutes, []));
        }

        return (book, new(null, minutes, [
            .. hours.Slots(earliest, latest)
                .OrderBy(candidate => Distance(candidate, length, search)).ThenBy(candidate => candidate)
                .Where(candidate => HasRoom(book, candidate, search.ThreadId, hours.Options))
                .Take(Proposals),
        ]));
    }

    /// <summary>
    /// Books what a turn decided: the held time; when it was given away meanwhile, the next free one that suits the customer; else an
    /// operator has to find one. The thread's earlier call makes way. Null when a later turn has decided already.
    /// </summary>
    public static (CallbackBook Book, Callback? Call) Book(CallbackBook book, CallbackOrder order, BusinessHours hours, DateTimeOffset now)
    {
        if (book.Callbacks.FirstOrDefault(call => call.Order.Id == order.Id) is { } known)
        {
            return (book, known);
        }

        if (book.Callbacks.Any(call => call.Order.ThreadId == order.ThreadId && call.Order.Turn > order.Turn))
        {
            return (book, null);
        }

        book = Prune(book, hours.Options, now);
        var length = hours.Options.SlotLength;
        var placed = hours.Slots(order.Start, order.Start + length)
            .Concat(hours.Slots(order.From, order.To))
            .Cast<DateTimeOffset?>()
            .FirstOrDefault(start => start > now && HasRoom(book, start!.Value, order.ThreadId, hours.Options));
        var call = new Callback(order, placed ?? order.Start, (int)length.TotalMinutes, placed is null ? CallbackStatus.Unplaced : CallbackStatus.Booked);
        return (book with
        {
            Holds = book.Holds.RemoveAll(hold => hold.ThreadId == order.ThreadId && hold.Turn <= order.Turn),
            Callbacks = [.. book.Callbacks.Select(other => other.IsOpen && other.Order.ThreadId == order.ThreadId ? Close(other, CallbackStatus.Cancelled, null, now) : other), call],
        }, call);
    }

    /// <summary>Calls a call off; one that was made or called off stays as it is.</summary>
    public static (CallbackBook Book, Callback? Call) Cancel(CallbackBook book, string id, DateTimeOffset now) => Close(book, id, CallbackStatus.Cancelled, null, now);

    /// <summary>Notes that a call was made.</summary>
    public static (CallbackBook Book, Callback? Call) Complete(CallbackBook book, string id, string operatorName, DateTimeOffset now) =>
        Close(book, id, CallbackStatus.Done, operatorName, now);

    /// <summary>The calls of a day of the shop, by time.</summary>
    public static ImmutableArray<Callback> Day(CallbackBook book, DateOnly day, BusinessHours hours) =>
        [.. book.Callbacks.Where(call => call.Status != CallbackStatus.Cancelled && hours.DayOf(call.Start) == day).OrderBy(call => call.Start).ThenBy(call => call.Order.Id, StringComparer.Ordinal)];

    /// <summary>Whether one more call can be made at a time; what the thread itself has there makes way.</summary>
    public static bool HasRoom(CallbackBook book, DateTimeOffset start, string threadId, CallbackOptions options)
    {
        var end = start + options.SlotLength;
        var busy = book.Callbacks.Where(call => call.Status == CallbackStatus.Booked && call.Start < end && start < call.End).Select(call => call.Order.ThreadId)
            .Concat(book.Holds.Where(hold => hold.Start < end && start < hold.Start + options.SlotLength).Select(hold => hold.ThreadId));
        return busy.Where(thread => thread != threadId).Distinct().Count() < options.AtOnce;
    }

    private static (CallbackBook Book, Callback? Call) Close(CallbackBook book, string id, CallbackStatus status, string? by, DateTimeOffset now)
    {
        if (book.Callbacks.FirstOrDefault(call => call.Order.Id == id) is not { } known || !known.IsOpen)
        {
            return (book, book.Callbacks.FirstOrDefault(call => call.Order.Id == id));
        }

        var closed = Close(known, status, by, now);
        return (book with { Callbacks = book.Callbacks.Replace(known, closed) }, closed);
    }

    private static Callback Close(Callback call, CallbackStatus status, string? by, DateTimeOffset now) => call with { Status = status, DoneBy = by, ClosedAt = now };

    private static bool IsLongPast(Callback call, CallbackOptions options, DateTimeOffset now) => call.End + options.Keep <= now;

    private static TimeSpan Distance(DateTimeOffset start, TimeSpan length, CallbackSearch search) =>
        start < search.From ? search.From - start : start + length > search.To ? start + length - search.To : TimeSpan.Zero;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
