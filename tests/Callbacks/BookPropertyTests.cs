using FsCheck;
using FsCheck.Fluent;
using Platform.Callbacks;
using static Platform.Tests.Callbacks.GivenBook;

namespace Platform.Tests.Callbacks;

/// <summary>What holds for any sequence of holds, bookings, cancellations and hours that pass, across both changes of the clocks.</summary>
public sealed class BookPropertyTests
{
    private const int Threads = 6;
    private static readonly string[] Zones = ["America/New_York", "Europe/Paris", "Asia/Ho_Chi_Minh", "Australia/Sydney"];
    private static readonly string[] Starts = ["2026-10-22T12:00Z", "2026-10-30T12:00Z", "2027-03-11T12:00Z", "2027-03-25T12:00Z", "2027-04-01T12:00Z"];

    private static readonly Arbitrary<int[]> Lives = Gen.Choose(0, 99_999).ArrayOf().Where(life => life.Length is > 1 and < 80).ToArbitrary();

    [Fact]
    public void A_booked_call_is_in_business_hours_in_the_customers_window_and_never_one_too_many() =>
        Prop.ForAll(Lives, life =>
        {
            var hours = Hours(options =>
            {
                options.TimeZone = Zones[life[0] % Zones.Length];
                options.AtOnce = 1 + (life[0] % 2);
                options.Hours["Saturday"] = "22:00-24:00";
                options.Hours["Sunday"] = "00:00-10:00";
            });
            return Live(life, hours).All(book => Holds(book, hours));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_slot_shows_a_time_of_the_window_on_the_customers_clock() =>
        Prop.ForAll(Gen.Choose(0, 999_999).ToArbitrary(), choice =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[choice % Zones.Length]);
            var hours = Hours(options =>
            {
                options.TimeZone = Zones[choice / 4 % Zones.Length];
                foreach (var day in Enum.GetNames<DayOfWeek>())
                {
                    options.Hours[day] = "00:00-24:00";
                }
            });
            var changes = WallClock.At(At(Starts[choice % Starts.Length]), zone).Date.AddDays(choice % 5);
            var from = changes.AddMinutes(choice / 16 % 30 * 10);
            var to = from.AddMinutes(30 + (choice % 240));
            var (first, last) = WallClock.Resolve(from, to, zone);
            return hours.Slots(first, last).All(start => WallClock.At(start, zone) >= from && WallClock.At(start.AddMinutes(29), zone) < to);
        }).QuickCheckThrowOnFailure();

    private static bool Holds(CallbackBook book, BusinessHours hours)
    {
        var booked = book.Callbacks.Where(call => call.Status == CallbackStatus.Booked).ToList();
        return booked.TrueForAll(call =>
                hours.Contains(call.Start, call.End)
                && call.Start >= call.Order.From && call.End <= call.Order.To
                && booked.Count(other => other.Start < call.End && call.Start < other.End) <= hours.Options.AtOnce)
            && book.Callbacks.Where(call => call.IsOpen).GroupBy(call => call.Order.ThreadId).All(calls => calls.Count() == 1)
            && book.Holds.GroupBy(hold => hold.ThreadId).All(holds => holds.Count() == 1);
    }

    private static IEnumerable<CallbackBook> Live(int[] life, BusinessHours hours)
    {
        var book = CallbackBook.Empty;
        var now = At(Starts[life[1] % Starts.Length]);
        var orders = new List<CallbackOrder>();
        for (var step = 0; step < life.Length; step++)
        {
            book = Step(book, life[step], step + 1, hours, orders, ref now);
            yield return book;
        }
    }

    private static CallbackBook Step(CallbackBook book, int choice, int turn, BusinessHours hours, List<CallbackOrder> orders, ref DateTimeOffset now)
    {
        var thread = $"t{choice % Threads}";
        switch (choice / Threads % 6)
        {
            case 0 or 1:
                var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[choice % Zones.Length]);
                var local = WallClock.At(now, zone).Date.AddHours(choice % 100);
                var (from, to) = WallClock.Resolve(local, local.AddHours(1 + (choice % 5)), zone);
                var (held, offer) = BookDecider.Hold(book, Search(thread, turn, from, to, now), hours, now);
                if (offer.Held is { } start)
                {
                    orders.Add(Order(thread, turn, start, from, to));
                }

                return held;
            case 2 or 3 when orders.Count > 0:
                return BookDecider.Book(book, orders[choice % orders.Count], hours, now).Book;
            case 4 when orders.Count > 0:
                return choice % 2 == 0
                    ? BookDecider.Cancel(book, orders[choice % orders.Count].Id, now).Book
                    : BookDecider.Complete(book, orders[choice % orders.Count].Id, "ana", now).Book;
            default:
                now = now.AddMinutes(choice % 90);
                return book;
        }
    }
}
