using Platform.Agents;
using Platform.Callbacks;
using Platform.Jobs;
using Platform.Notifications;
using Platform.Shop;
using Platform.Tests.Agents;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;
using static Platform.Tests.Callbacks.GivenBook;

namespace Platform.Tests.Callbacks;

public sealed class CallbackDeciderTests
{
    private const string Afternoon = "2026-11-24T12:00/2026-11-24T17:00";
    private static readonly CallbackOptions Options = new();
    private static readonly DateTimeOffset Noon = At("2026-11-24T17:00Z");
    private static readonly (string, string) Phone = (SlotNames.PhoneNumber, "6175550136");
    private static readonly (string, string) Window = (SlotNames.TimeWindow, Afternoon);
    private static readonly Callback Booked = new(Order("aaaaaaaaaaaaaaaaaaaaaaaa", 1, Noon, Noon, Noon.AddHours(5)), Noon, 30, CallbackStatus.Booked);
    private static readonly ShopCustomer John = new("C1001", "John", "Smith", "john@example.com", "+16175550199", "Gold", "en", "US", "America/Denver", null, 0);

    [Fact]
    public void GivenNothing_WhenServed_ThenTheNumberIsAsked() => Asks(SlotNames.PhoneNumber, "callback-ask-PhoneNumber", Tell(Request()));

    [Fact]
    public void GivenNumber_WhenServed_ThenTheTimeIsAsked() => Asks(SlotNames.TimeWindow, "callback-ask-TimeWindow", Tell(Request(Phone)));

    [Fact]
    public void GivenRefusedNumber_WhenServed_ThenNothingMoreIsAsked()
    {
        var answer = Tell(Request().Answering(IntentNames.No, SlotNames.PhoneNumber));

        Assert.Null(answer.Frame);
        Assert.Equal("callback-no-phone", Assert.Single(answer.Sayings).Key);
    }

    [Fact]
    public void GivenNumberAndWindow_WhenServed_ThenItsMomentsInTheShopsZoneAreHeld()
    {
        var wish = Reserve(Request(Phone, Window));

        Assert.Equal((Noon, Noon.AddHours(5), "America/New_York", false), (wish.From, wish.To, wish.TimeZone, wish.OnFile));
    }

    [Fact]
    public void GivenNamedZone_WhenServed_ThenTheWindowIsMeantThere() =>
        Assert.Equal(At("2026-11-24T11:00Z"), Reserve(Request(Phone, Window, (SlotNames.TimeZone, "Europe/Paris"))).From);

    [Fact]
    public void GivenUnknownZone_WhenServed_ThenItIsTheShops() =>
        Assert.Equal("America/New_York", Reserve(Request(Phone, Window, (SlotNames.TimeZone, "Europe/Atlantis"))).TimeZone);

    [Fact]
    public void GivenVerifiedCustomer_WhenServed_ThenNumberAndZoneAreThoseOnFileAndTheNumberIsNotTold()
    {
        var request = Request(Window) with { CustomerEmail = "john@example.com" };
        var wish = Reserve(request, John);
        var answer = CallbackDecider.Complete(request, wish, new(At("2026-11-24T19:00Z"), 30, []));

        Assert.Equal(("America/Denver", true, "+16175550199"), (wish.TimeZone, wish.OnFile, wish.Phone));
        Assert.Equal("callback-reserved-file", Assert.Single(answer.Sayings).Key);
        Assert.DoesNotContain(answer.Facts.SelectMany(fact => fact.Values), value => value.Value.Contains("0199", StringComparison.Ordinal));
    }

    [Fact]
    public void GivenWindowOfAnEarlierMessageThatIsOver_WhenServed_ThenTheTimeIsAskedAgain() =>
        Asks(SlotNames.TimeWindow, "callback-ask-TimeWindow", Tell(Request(Phone, Window) with { Given = [], Now = Noon.AddDays(1) }));

    [Fact]
    public void GivenHeldTime_WhenCompleted_ThenItIsReservedAndTheJobBooksIt()
    {
        var request = Request(Phone, Window);
        var answer = CallbackDecider.Complete(request, Reserve(request), new(Noon, 30, []));

        Assert.Null(answer.Frame);
        Assert.Equal([SlotNames.TimeWindow], answer.Forgets.AsEnumerable());
        var saying = Assert.Single(answer.Sayings);
        Assert.Equal("callback-reserved", saying.Key);
        Assert.Equal([new FactValue("slot", "2026-11-24T12:00"), new("zone", "New York"), new("phone", "6175550136")], saying.Values.AsEnumerable());
        var job = Assert.Single(answer.Jobs);
        Assert.Equal(($"{request.ThreadId}/1/callback", CallbackOrder.BookKind), (job.Id, job.Kind));
        var order = JobData.Read<CallbackOrder>(job);
        Assert.Equal((Noon, Noon, Noon.AddHours(5), NotificationChannel.Email), (order.Start, order.From, order.To, order.Channel));
    }

    [Fact]
    public void GivenChatVisitor_WhenBooked_ThenNobodyIsMailed()
    {
        var request = Request(Phone, Window) with { Channel = Channels.Chat };

        var order = JobData.Read<CallbackOrder>(CallbackDecider.Complete(request, Reserve(request), new(Noon, 30, [])).Jobs[0]);

        Assert.Equal(NotificationChannel.InApp, order.Channel);
    }

    [Fact]
    public void GivenNothingFree_WhenCompleted_ThenTheNearestTimesAreProposed()
    {
        var request = Request(Phone, Window);
        var answer = CallbackDecider.Complete(request, Reserve(request), new(null, 30, [Noon.AddDays(1), Noon.AddDays(2)]));

        Assert.Empty(answer.Jobs);
        Assert.Equal("callback-confirm-2", answer.Question!.Key);
        Assert.Equal(QuestionNames.ConfirmCallback, answer.Frame!.Asks);
        Assert.NotNull(answer.Frame.Get(CallbackDecider.Proposed));
    }

    [Fact]
    public void GivenNothingFreeAtAll_WhenCompleted_ThenAHumanIsCalled()
    {
        var request = Request(Phone, Window);

        Assert.Equal("no-callback-time", CallbackDecider.Complete(request, Reserve(request), new(null, 30, [])).HandOff);
    }

    [Fact]
    public void GivenProposal_WhenYes_ThenItsFirstTimeIsHeld()
    {
        var first = Noon.AddDays(1);
        var wish = Reserve(Proposed(Request(Phone), IntentNames.Yes, first));

        Assert.Equal((first, first.AddMinutes(30)), (wish.From, wish.To));
    }

    [Fact]
    public void GivenProposal_WhenNo_ThenAnotherTimeIsAsked() =>
        Asks(SlotNames.TimeWindow, "callback-ask-other", Tell(Proposed(Request(Phone), IntentNames.No, Noon)));

    [Fact]
    public void GivenProposal_WhenAnotherWindowIsNamed_ThenItCounts() =>
        Assert.Equal(Noon, Reserve(Proposed(Request(Phone, Window), IntentNames.No, Noon.AddDays(3))).From);

    [Fact]
    public void GivenBookedCall_WhenAnotherDayIsNamed_ThenItIsMoved()
    {
        var request = Request((SlotNames.TimeWindow, "2026-11-25T12:00/2026-11-25T17:00"));
        var wish = Reserve(request, open: Booked);
        var answer = CallbackDecider.Complete(request, wish, new(wish.From, 30, []));

        Assert.Same(Booked, wish.Replaces);
        Assert.Equal("callback-moved", Assert.Single(answer.Sayings).Key);
    }

    [Fact]
    public void GivenBookedCall_WhenAskedForACallAgain_ThenItIsToldAndAnotherTimeMayBeNamed()
    {
        var answer = Tell(Request() with { Text = "can we move the call?" }, Booked);

        Assert.Equal("callback-existing", Assert.Single(answer.Sayings).Key);
        Asks(SlotNames.TimeWindow, "callback-ask-move", answer);
    }

    [Fact]
    public void GivenBookedCall_WhenAnotherNumberIsGiven_ThenTheTimeStays()
    {
        var wish = Reserve(Request((SlotNames.PhoneNumber, "2125550100")), open: Booked);

        Assert.Equal((Noon, "2125550100"), (wish.From, wish.Phone));
    }

    [Theory]
    [InlineData("en", "please cancel the call")]
    [InlineData("en", "you don't have to call me")]
    [InlineData("en", "Don’t call me anymore.")]
    [InlineData("fr", "Merci d'annuler l'appel")]
    [InlineData("fr", "ne m'appelez plus")]
    [InlineData("es", "quiero cancelar la llamada")]
    [InlineData("vi", "hủy giúp tôi cuộc gọi nhé")]
    [InlineData("vi", "không cần gọi cho tôi nữa")]
    [InlineData("zh", "请取消电话预约")]
    [InlineData("zh", "不用给我打电话了")]
    public void GivenBookedCall_WhenCalledOff_ThenAJobCancelsIt(string language, string text)
    {
        var answer = Tell(Request() with { Text = text, Language = language }, Booked);

        Assert.Equal("callback-cancelled", Assert.Single(answer.Sayings).Key);
        Assert.Equal(CancelCallbackHandler.CancelKind, Assert.Single(answer.Jobs).Kind);
    }

    [Theory]
    [InlineData("en", "I want to cancel my order, please call me")]
    [InlineData("en", "please do not cancel the call")]
    [InlineData("en", "don't call me before five")]
    [InlineData("fr", "n'annulez pas l'appel")]
    [InlineData("zh", "不要取消电话")]
    public void GivenBookedCall_WhenSomethingElseIsCalledOff_ThenItStands(string language, string text) =>
        Assert.Empty(Tell(Request() with { Text = text, Language = language }, Booked).Jobs);

    [Fact]
    public void GivenSeveralTurns_WhenBooked_ThenTheTopicIsWhatBeganIt()
    {
        var asked = Tell(Request() with { Text = "Please call me\nabout my broken kettle" });
        var wish = Reserve(Request(Phone, Window) with { Text = "617-555-0136, tomorrow", Frame = asked.Frame });

        Assert.Equal("Please call me about my broken kettle", wish.Topic);
    }

    private static AgentRequest Request(params (string Name, string Value)[] slots) => GivenRequest.Of(IntentNames.ScheduleCallback, slots) with
    {
        Now = Now,
        Given = [.. slots.Select(slot => slot.Name)],
    };

    private static AgentRequest Proposed(AgentRequest request, string answer, DateTimeOffset first) =>
        request.Answering(answer, QuestionNames.ConfirmCallback, (CallbackDecider.Proposed, first.ToUniversalTime().ToString("O")));

    private static AgentAnswer Tell(AgentRequest request, Callback? open = null) =>
        Assert.IsType<CallbackStep.Tell>(CallbackDecider.Decide(request, null, open, Options)).Answer;

    private static CallbackWish Reserve(AgentRequest request, ShopCustomer? customer = null, Callback? open = null) =>
        Assert.IsType<CallbackStep.Reserve>(CallbackDecider.Decide(request, customer, open, Options)).Wish;

    private static void Asks(string slot, string key, AgentAnswer answer)
    {
        Assert.Equal(slot, answer.Frame!.Asks);
        Assert.Equal(key, answer.Question!.Key);
    }
}
