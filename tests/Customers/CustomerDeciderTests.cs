using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Platform.Customers;
using Platform.Tests.Threads;
using Platform.Understanding;

namespace Platform.Tests.Customers;

public sealed class CustomerDeciderTests
{
    private const string Email = "john@example.com";
    private static readonly DateTimeOffset Start = Given.Start;

    [Fact]
    public void GivenSlots_WhenTheyComeAgain_ThenNothingChanges()
    {
        var memo = Memo((SlotNames.CustomerFirstName, "John", 0), (SlotNames.ProductCategory, "Home", 0), (SlotNames.ProductCategory, "Electronics", 0));
        var profile = CustomerDecider.Remember(CustomerProfile.Unknown, memo);

        Assert.Equal(3, profile.Slots.Length);
        Assert.Equal(Email, profile.Email);
        Assert.Equal("t", Assert.Single(profile.Threads));
        Assert.Same(profile, CustomerDecider.Remember(profile, memo));
    }

    [Fact]
    public void GivenNewerValue_WhenAnOlderOneComesLate_ThenTheNewerStays()
    {
        var profile = CustomerDecider.Remember(CustomerProfile.Unknown, Memo((SlotNames.PhoneNumber, "+1555", 5)));

        profile = CustomerDecider.Remember(profile, Memo((SlotNames.PhoneNumber, "+1444", 1)));

        Assert.Equal("+1555", Assert.Single(profile.Slots).Value);
    }

    [Theory]
    [InlineData(SlotNames.OrderNumber)]
    [InlineData(SlotNames.CustomerEmail)]
    [InlineData(SlotNames.PaymentLast4)]
    [InlineData(SlotNames.PostalCode)]
    [InlineData(SlotNames.Date)]
    public void GivenProof_WhenRemembered_ThenItIsNotKept(string slot) =>
        Assert.Empty(CustomerDecider.Remember(CustomerProfile.Unknown, Memo((slot, "1234", 0))).Slots);

    [Fact]
    public void GivenWithdrawal_WhenAnOlderGrantComesLateOrAgain_ThenItIsWithdrawn()
    {
        var profile = CustomerDecider.Withdraw(CustomerDecider.Grant(CustomerProfile.Unknown, Grant("g1", 0)), Withdrawal(5));

        profile = CustomerDecider.Grant(CustomerDecider.Grant(profile, Grant("g1", 0)), Grant("g2", 3));

        Assert.Equal([Start.AddMinutes(5), Start.AddMinutes(5)], profile.Consents.Select(known => known.WithdrawnAt));
        Assert.Null(Consents.TryGet(profile, ConsentPurpose.OwnOffers, Start.AddHours(1)));
    }

    [Fact]
    public void GivenWithdrawal_WhenItIsGrantedAnewLater_ThenThatHolds()
    {
        var profile = CustomerDecider.Grant(CustomerDecider.Withdraw(CustomerProfile.Unknown, Withdrawal(5)), Grant("g2", 6));

        Assert.Equal("g2", Consents.TryGet(profile, ConsentPurpose.OwnOffers, Start.AddHours(1))!.Grant.Id);
    }

    [Fact]
    public void GivenConsentToOffers_WhenPartnersAreAskedFor_ThenThereIsNone()
    {
        var profile = CustomerDecider.Grant(CustomerProfile.Unknown, Grant("g1", 0));

        Assert.Null(PartnerConsent.TryGet(profile, Start.AddHours(1)));
        Assert.NotNull(OffersConsent.TryGet(profile, Start.AddHours(1)));
        Assert.Null(OffersConsent.TryGet(profile, Start.AddMinutes(-1)));
    }

    [Fact]
    public void A_consent_cannot_be_made_but_from_a_profile() =>
        Assert.All(
            typeof(Consent).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Consent))),
            type => Assert.All(
                type.GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic),
                constructor => Assert.True(constructor.IsPrivate || constructor.IsFamilyAndAssembly, $"{type} can be made")));

    /// <summary>Jobs are done at least once and in no promised order.</summary>
    [Fact]
    public void The_order_and_number_of_grants_withdrawals_and_memos_do_not_matter() =>
        Prop.ForAll(Gen.Choose(0, 999).ArrayOf().Where(steps => steps.Length < 25).ToArbitrary(), steps =>
        {
            var forward = steps.Aggregate(CustomerProfile.Unknown, Step);
            var backward = steps.Reverse().Concat(steps).Aggregate(CustomerProfile.Unknown, Step);
            return Canonical(forward) == Canonical(backward)
                && forward.Consents.All(known => known.WithdrawnAt is null || known.WithdrawnAt >= known.Grant.GrantedAt);
        }).QuickCheckThrowOnFailure();

    private static CustomerProfile Step(CustomerProfile profile, int step) => (step % 3) switch
    {
        0 => CustomerDecider.Grant(profile, Grant($"g{step % 7}", step % 7)),
        1 => CustomerDecider.Withdraw(profile, Withdrawal(step % 11)),
        _ => CustomerDecider.Remember(profile, Memo((SlotNames.PhoneNumber, $"+{step % 13}", step % 13), (SlotNames.Budget, "50", 1))),
    };

    private static string Canonical(CustomerProfile profile) => string.Join(
        '|',
        profile.Consents.Select(known => $"{known.Grant.Id}{known.WithdrawnAt:O}")
            .Concat(profile.Slots.Select(slot => $"{slot.Name}{slot.Value}{slot.At:O}").Order(StringComparer.Ordinal))
            .Concat(profile.Withdrawals.Select(known => $"{known.At:O}")));

    private static CustomerMemo Memo(params (string Name, string Value, int Minute)[] slots) =>
        new(Email, "t", [.. slots.Select(slot => new CustomerSlot(slot.Name, slot.Value, Start.AddMinutes(slot.Minute), "t"))], null, Start);

    private static ConsentGrant Grant(string id, int minute) =>
        new(id, CustomerIds.FromAddress(Email), Email, ConsentPurpose.OwnOffers, "thread/t/1", Start.AddMinutes(minute), "lead-ask-Consent/1");

    private static ConsentWithdrawal Withdrawal(int minute) =>
        new(CustomerIds.FromAddress(Email), ConsentPurpose.OwnOffers, "thread/t/2", Start.AddMinutes(minute));
}
