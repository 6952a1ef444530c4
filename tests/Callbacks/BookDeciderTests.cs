using Platform.Callbacks;
using static Platform.Tests.Callbacks.GivenBook;

namespace Platform.Tests.Callbacks;

public sealed class BookDeciderTests
{
    private static readonly BusinessHours Week = Hours();
    private static readonly DateTimeOffset Noon = At("2026-11-24T17:00Z");
    private static readonly DateTimeOffset Five = At("2026-11-24T22:00Z");

    [Fact]
    public void GivenFreeWindow_WhenHeld_ThenItsFirstTimeIsKeptForTheThread()
    {
        var (book, offer) = Hold(CallbackBook.Empty, "a", 1);

        Assert.Equal(Noon, offer.Held);
        Assert.Equal([new CallbackHold("a", 1, Noon, Now.AddHours(1))], book.Holds.AsEnumerable());
    }

    [Fact]
    public void GivenHold_WhenTheSameTurnIsServedAgain_ThenItIsTheSameTime()
    {
        var (book, _) = Hold(CallbackBook.Empty, "a", 1);
        var (again, offer) = Hold(book, "a", 1);

        Assert.Same(book, again);
        Assert.Equal(Noon, offer.Held);
    }

    [Fact]
    public void GivenHold_WhenAnotherThreadAsks_ThenItGetsTheNextTime()
    {
        var (book, _) = Hold(CallbackBook.Empty, "a", 1);

        Assert.Equal(Noon.AddMinutes(30), Hold(book, "b", 1).Offer.Held);
    }

    [Fact]
    public void GivenHoldThatRanOut_WhenAnotherThreadAsks_ThenTheTimeIsFreeAgain()
    {
        var (book, _) = Hold(CallbackBook.Empty, "a", 1);

        var (after, offer) = BookDecider.Hold(book, Search("b", 1, Noon, Five), Week, Now.AddHours(1));

        Assert.Equal(Noon, offer.Held);
        Assert.Equal("b", Assert.Single(after.Holds).ThreadId);
    }

    [Fact]
    public void GivenClosedWindow_WhenHeld_ThenTheNearestTimesAreProposed()
    {
        var (book, offer) = BookDecider.Hold(CallbackBook.Empty, Search("a", 1, At("2026-11-25T00:00Z"), At("2026-11-25T02:00Z")), Week, Now);

        Assert.Null(offer.Held);
        Assert.Empty(book.Holds);
        Assert.Equal([At("2026-11-24T21:30Z"), At("2026-11-24T21:00Z"), At("2026-11-24T20:30Z")], offer.Nearest.AsEnumerable());
    }

    [Fact]
    public void GivenWindowSooner_WhenHeld_ThenLeadTimeCounts()
    {
        var (_, offer) = BookDecider.Hold(CallbackBook.Empty, Search("a", 1, Now, Now.AddHours(2)), Week, Now);

        Assert.Equal(Now.AddHours(1), offer.Held);
    }

    [Fact]
    public void GivenNothingFreeAtAll_WhenHeld_ThenNothingIsProposed() =>
        Assert.Equal(
            new CallbackOffer(null, 30, []) with { Nearest = [] },
            BookDecider.Hold(CallbackBook.Empty, Search("a", 1, Noon, Five), Hours(options => options.Hours.Clear()), Now).Offer with { Nearest = [] });

    [Fact]
    public void GivenHold_WhenBooked_ThenThatVeryTimeIsBookedOnce()
    {
        var (held, _) = Hold(CallbackBook.Empty, "a", 1);
        var (book, call) = BookDecider.Book(held, Order("a", 1, Noon, Noon, Five), Week, Now);
        var (again, same) = BookDecider.Book(book, Order("a", 1, Noon, Noon, Five), Week, Now.AddDays(1));

        Assert.Equal((Noon, CallbackStatus.Booked), (call!.Start, call.Status));
        Assert.Empty(book.Holds);
        Assert.Same(book, again);
        Assert.Same(call, same);
    }

    [Fact]
    public void GivenTimeGivenAwayAfterAnOutage_WhenBooked_ThenTheNextOneOfTheWindowIs()
    {
        var (held, _) = Hold(CallbackBook.Empty, "a", 1);
        var later = Now.AddHours(1);
        var (other, _) = BookDecider.Hold(held, Search("b", 1, Noon, Five, later), Week, later);

        var (_, call) = BookDecider.Book(other, Order("a", 1, Noon, Noon, Five), Week, later);

        Assert.Equal((Noon.AddMinutes(30), CallbackStatus.Booked), (call!.Start, call.Status));
    }

    [Fact]
    public void GivenWindowFullAfterAnOutage_WhenBooked_ThenAnOperatorHasToFindATime()
    {
        var (taken, _) = BookDecider.Book(CallbackBook.Empty, Order("b", 1, Noon, Noon, Noon.AddMinutes(30)), Week, Now);

        var (book, call) = BookDecider.Book(taken, Order("a", 1, Noon, Noon, Noon.AddMinutes(30)), Week, Now);

        Assert.Equal(CallbackStatus.Unplaced, call!.Status);
        Assert.Equal(2, BookDecider.Day(book, new(2026, 11, 24), Week).Length);
    }

    [Fact]
    public void GivenBookedCall_WhenMoved_ThenTheThreadHasOneCallAndTheOldTimeIsFree()
    {
        var (first, _) = BookDecider.Book(CallbackBook.Empty, Order("a", 1, Noon, Noon, Five), Week, Now);
        var (held, offer) = BookDecider.Hold(first, Search("a", 2, Noon.AddHours(2), Five), Week, Now);
        Assert.False(BookDecider.HasRoom(held, Noon, "b", Week.Options));

        var (book, _) = BookDecider.Book(held, Order("a", 2, offer.Held!.Value, Noon.AddHours(2), Five), Week, Now);

        Assert.Equal(offer.Held, Assert.Single(book.Callbacks, call => call.IsOpen).Start);
        Assert.True(BookDecider.HasRoom(book, Noon, "b", Week.Options));
        Assert.False(BookDecider.HasRoom(book, offer.Held.Value, "b", Week.Options));
    }

    [Fact]
    public void GivenLaterTurnHasDecided_WhenAnOlderJobComesAgain_ThenNothingChanges()
    {
        var (book, _) = BookDecider.Book(CallbackBook.Empty, Order("a", 2, Five.AddMinutes(-30), Noon, Five), Week, Now);

        var (after, call) = BookDecider.Book(book, Order("a", 1, Noon, Noon, Five), Week, Now);

        Assert.Same(book, after);
        Assert.Null(call);
    }

    [Fact]
    public void GivenCall_WhenCancelledOrDoneTwice_ThenTheFirstCounts()
    {
        var (booked, _) = BookDecider.Book(CallbackBook.Empty, Order("a", 1, Noon, Noon, Five), Week, Now);
        var (done, call) = BookDecider.Complete(booked, "a-1", "ana", Now);

        Assert.Equal(("ana", CallbackStatus.Done), (call!.DoneBy, call.Status));
        Assert.Same(done, BookDecider.Complete(done, "a-1", "bob", Now).Book);
        Assert.Same(done, BookDecider.Cancel(done, "a-1", Now).Book);
        Assert.Null(BookDecider.Cancel(done, "nothing", Now).Call);
        Assert.Equal(CallbackStatus.Cancelled, BookDecider.Cancel(booked, "a-1", Now).Call!.Status);
    }

    [Fact]
    public void GivenPastCalls_WhenKeptLongEnough_ThenTheyAreForgotten()
    {
        var (booked, _) = BookDecider.Book(CallbackBook.Empty, Order("a", 1, Noon, Noon, Five), Week, Now);

        Assert.Same(booked, BookDecider.Prune(booked, Week.Options, Noon.AddDays(7)));
        Assert.Empty(BookDecider.Prune(booked, Week.Options, Noon.AddDays(7).AddMinutes(30)).Callbacks);
    }

    private static (CallbackBook Book, CallbackOffer Offer) Hold(CallbackBook book, string thread, int turn) =>
        BookDecider.Hold(book, Search(thread, turn, Noon, Five), Week, Now);
}
