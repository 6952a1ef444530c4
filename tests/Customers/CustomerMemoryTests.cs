using FsCheck;
using FsCheck.Fluent;
using Platform.Customers;
using Platform.Jobs;
using Platform.Tests.Threads;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Tests.Customers;

public sealed class CustomerMemoryTests
{
    private const string John = "john@example.com";
    private static readonly DateTimeOffset Start = Given.Start;

    private static readonly CustomerProfile Profile = CustomerProfile.Unknown with
    {
        Email = John,
        Slots = [new(SlotNames.CustomerFirstName, "John", Start, "other"), new(SlotNames.PhoneNumber, "+15551234567", Start, "other")],
    };

    [Fact]
    public void GivenVerifiedCorrespondent_WhenRecalled_ThenOnlyWhatTheThreadLacksIsAdded()
    {
        var conversation = Conversation.Empty with { Slots = [new(SlotNames.CustomerFirstName, "Johnny", John, Start)] };

        var recalled = CustomerMemory.Recall(conversation, John, Profile);

        Assert.Equal("Johnny", recalled.Slot(SlotNames.CustomerFirstName, John));
        Assert.Equal("+15551234567", recalled.Slot(SlotNames.PhoneNumber, John));
    }

    [Fact]
    public void GivenAnotherWriterInAVerifiedThread_WhenAskedWhoWrites_ThenNobodyIsKnown()
    {
        var conversation = Conversation.Empty with { CustomerEmail = John, Customers = [new(John, John)] };

        Assert.Equal(John, CustomerMemory.VerifiedEmail(Request(Given.Message(), conversation)));
        Assert.Null(CustomerMemory.VerifiedEmail(Request(Given.Message(from: "colleague@example.org"), conversation)));
        Assert.Null(CustomerMemory.VerifiedEmail(Request(Given.Message(replyTo: "mallory@example.net"), conversation)));
    }

    [Fact]
    public void GivenTurn_WhenLearnt_ThenNewSlotsBecomeAJobAndProofsDoNot()
    {
        var after = Conversation.Empty with
        {
            Slots =
            [
                new(SlotNames.CustomerFirstName, "John", John, Start), new(SlotNames.Budget, "50", John, Start), new(SlotNames.PaymentLast4, "4242", John, Start),
                new(SlotNames.TimeZone, "Europe/Paris", "colleague@example.org", Start),
            ],
        };

        var job = CustomerMemory.Learn(Request(Given.Message(), Conversation.Empty), after, John, Profile, Start)!;

        Assert.Equal((CustomerMemo.RememberKind, $"{Given.ThreadId}/1/remember"), (job.Kind, job.Id));
        Assert.Equal([SlotNames.Budget], JobData.Read<CustomerMemo>(job).Slots.Select(slot => slot.Name));
    }

    [Fact]
    public void GivenNothingNew_WhenLearnt_ThenThereIsNoJob() =>
        Assert.Null(CustomerMemory.Learn(
            Request(Given.Message(), Conversation.Empty), CustomerMemory.Recall(Conversation.Empty, John, Profile), John, Profile with { Threads = [Given.ThreadId] }, Start));

    /// <summary>Whatever a profile holds and whoever writes: nothing of it is used for somebody who only claims to be the customer, and never a proof.</summary>
    [Fact]
    public void A_claim_recalls_nothing_and_a_proof_is_never_recalled() =>
        Prop.ForAll(Gen.Choose(0, 9_999).ArrayOf().Where(life => life.Length < 12).ToArbitrary(), Gen.Choose(0, 99_999).ToArbitrary(), (held, choice) =>
        {
            string[] addresses = [John, "mallory@example.net", "ann@example.org"];
            string[] names = [.. typeof(SlotNames).GetFields().Select(field => (string)field.GetRawConstantValue()!)];
            var profile = CustomerProfile.Unknown with { Slots = [.. held.Select(value => new CustomerSlot(names[value % names.Length], $"secret-{value}", Start, "other"))] };
            var from = addresses[choice % 3];
            var replyTo = choice / 3 % 2 == 0 ? null : addresses[choice / 6 % 3];
            var authenticated = choice / 18 % 2 == 0;
            var known = choice / 36 % 2 == 0 ? [] : new[] { new KnownCustomer(addresses[choice / 72 % 3], John) };
            var message = Given.Message(from: from, replyTo: replyTo) with { Authenticated = authenticated };
            var conversation = Conversation.Empty with { CustomerEmail = John, Customers = [.. known] };

            var email = CustomerMemory.VerifiedEmail(Request(message, conversation));
            var proved = known.Any(one => one.Correspondent == message.Correspondent.Email) || (authenticated && (replyTo ?? from) == from);
            var recalled = CustomerMemory.Recall(Conversation.Empty, message.Correspondent.Email, profile).Slots;
            return (email is not null) == proved
                && recalled.All(slot => slot.Name is not (SlotNames.OrderNumber or SlotNames.CustomerEmail or SlotNames.PaymentLast4 or SlotNames.PostalCode or SlotNames.Date or SlotNames.TrackingNumber));
        }).QuickCheckThrowOnFailure();

    private static TurnRequest Request(InboundMessage message, Conversation conversation) => new(Given.ThreadId, 1, [message], conversation, 1);
}
