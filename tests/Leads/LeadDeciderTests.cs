using Platform.Agents;
using Platform.Customers;
using Platform.Leads;
using Platform.Tests.Threads;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Tests.Leads;

public sealed class LeadDeciderTests
{
    private static readonly (string, string) First = (SlotNames.CustomerFirstName, "John");
    private static readonly (string, string) Last = (SlotNames.CustomerLastName, "Smith");
    private static readonly (string, string) ByEmail = (SlotNames.ContactPreference, "Email");

    [Fact]
    public void GivenReferenceDialogue_WhenServed_ThenItAsksInOrderAndEndsWithTheConsentRecorded()
    {
        var request = GivenLead.Request(verified: true);
        var asked = new List<string?>();
        var answer = Serve(request);
        asked.Add(answer.Frame!.Asks);
        answer = Next(First);
        answer = Next(Last);
        Assert.Equal("electronics and home", answer.Sayings[0].Values.Single(value => value.Name == "interests").Value);
        answer = Next(ByEmail);
        answer = Say(IntentNames.Yes);
        Assert.Empty(answer.Jobs);
        answer = Say(IntentNames.Yes, asks: false);

        Assert.Equal([SlotNames.CustomerFirstName, SlotNames.CustomerLastName, SlotNames.ContactPreference, QuestionNames.ConfirmEmail, QuestionNames.Consent], asked);
        Assert.Null(answer.Frame);
        var grant = Assert.Single(answer.Grants());
        Assert.Equal(
            (GivenLead.CustomerId, GivenLead.Email, ConsentPurpose.OwnOffers, $"thread/{Given.ThreadId}/6", "lead-ask-Consent/v1/en"),
            (grant.CustomerId, grant.Email, grant.Purpose, grant.Source, grant.Wording));
        var capture = Assert.Single(answer.Captures());
        Assert.Equal(("John", "Smith", "Email", 1192m, "America/New_York"), (capture.FirstName, capture.LastName, capture.Preference, capture.PurchaseValue, capture.TimeZone));
        Assert.Equal((string[])["Electronics", "Home"], capture.Interests);
        Assert.Equal(62, answer.LeadScore);
        Assert.Null(answer.HandOff);

        AgentAnswer Next((string, string) slot)
        {
            request = request.After(answer, null, slot);
            answer = Serve(request);
            asked.Add(answer.Frame!.Asks);
            return answer;
        }

        AgentAnswer Say(string said, bool asks = true)
        {
            request = request.After(answer, said);
            answer = Serve(request);
            if (asks)
            {
                asked.Add(answer.Frame!.Asks);
            }

            return answer;
        }
    }

    [Fact]
    public void GivenTheSameRequest_WhenServedTwice_ThenTheAnswerIsTheSame()
    {
        var request = AtConsent().Request with { Answer = IntentNames.Yes };

        Assert.Equal(Serve(request).Jobs.ToArray(), Serve(request).Jobs.ToArray());
    }

    [Fact]
    public void GivenEverythingInOneMessage_WhenServed_ThenOnlyAddressAndConsentAreAsked()
    {
        var answer = Serve(GivenLead.Request(verified: true, First, Last, ByEmail));

        Assert.Equal(QuestionNames.ConfirmEmail, answer.Frame!.Asks);
    }

    [Fact]
    public void GivenNobodyVerified_WhenServed_ThenNoHistoryIsUsedAndInterestsAreAsked()
    {
        var answer = LeadDecider.Serve(GivenLead.Request(verified: false, First, Last, ByEmail), LeadLookup.Nothing, GivenLead.Options);

        Assert.Equal(SlotNames.ProductCategory, answer.Frame!.Asks);
        Assert.Empty(answer.Sayings);
    }

    [Fact]
    public void GivenAnswerGoesToAnotherAddress_WhenHistoryIsKnown_ThenItIsNotTold()
    {
        var request = GivenLead.Request(verified: true, First, Last) with { Correspondent = "bob@example.org", Slots = [] };
        request = request with { Slots = [new(First.Item1, "John", "bob@example.org", Given.Start), new(Last.Item1, "Smith", "bob@example.org", Given.Start), new(ByEmail.Item1, "Email", "bob@example.org", Given.Start)] };

        var answer = Serve(request);

        Assert.Empty(answer.Sayings);
        Assert.Equal("j***@example.com", answer.Question!.Values.Single(value => value.Name == "email").Value);
    }

    [Fact]
    public void GivenOwnAddress_WhenConfirmed_ThenItIsShownWhole() =>
        Assert.Equal(GivenLead.Email, Serve(GivenLead.Request(verified: true, First, Last, ByEmail)).Question!.Values.Single(value => value.Name == "email").Value);

    [Fact]
    public void GivenConsentRefused_WhenServed_ThenNothingIsKept()
    {
        var answer = Serve(AtConsent().Request with { Answer = IntentNames.No });

        Assert.Empty(answer.Jobs);
        Assert.Null(answer.Frame);
        Assert.Null(answer.LeadScore);
        Assert.Equal("lead-declined", Assert.Single(answer.Sayings).Key);
    }

    [Fact]
    public void GivenNeitherYesNorNo_WhenConsentWasAsked_ThenItIsAskedAgain()
    {
        var answer = Serve(AtConsent().Request);

        Assert.Empty(answer.Jobs);
        Assert.Equal(QuestionNames.Consent, answer.Frame!.Asks);
    }

    [Fact]
    public void GivenNoToTheAddress_WhenAnotherIsGiven_ThenThatOneIsSignedUpWithoutTheHistory()
    {
        var request = GivenLead.Request(verified: true, First, Last, ByEmail);
        request = request.After(Serve(request), IntentNames.No);
        var answer = Serve(request);
        Assert.Equal(SlotNames.CustomerEmail, answer.Frame!.Asks);
        request = request.After(answer, null, (SlotNames.CustomerEmail, "other@example.net"));
        answer = Serve(request);
        Assert.Equal(QuestionNames.Consent, answer.Frame!.Asks);
        answer = Serve(request.After(answer, IntentNames.Yes));

        var capture = Assert.Single(answer.Captures());
        Assert.Equal((CustomerIds.FromAddress("other@example.net"), 0m, false), (capture.CustomerId, capture.PurchaseValue, capture.Proved));
    }

    [Fact]
    public void GivenNameRefused_WhenServed_ThenItIsNotAskedAgain()
    {
        var request = GivenLead.Request(verified: true);
        var answer = Serve(request.After(Serve(request), IntentNames.No));

        Assert.Equal(SlotNames.CustomerLastName, answer.Frame!.Asks);
        Assert.Equal("lead-ask-CustomerLastName-plain", answer.Question!.Key);
    }

    [Fact]
    public void GivenTextMessages_WhenNoNumberIsKnown_ThenItIsAskedAndTheConsentNamesTheWay()
    {
        var request = GivenLead.Request(verified: true, First, Last, (SlotNames.ContactPreference, "SMS"));
        var answer = Serve(request);
        Assert.Equal(SlotNames.PhoneNumber, answer.Frame!.Asks);
        request = request.After(answer, null, (SlotNames.PhoneNumber, "+16175550136"));
        answer = Serve(request.After(Serve(request), IntentNames.Yes));

        Assert.Equal("lead-ask-Consent-phone", answer.Question!.Key);
        Assert.Equal("***36", answer.Question.Values.Single(value => value.Name == "phone").Value);
    }

    [Theory]
    [InlineData(IntentNames.Yes, 2)]
    [InlineData(IntentNames.No, 1)]
    [InlineData(null, 1)]
    public void GivenPartners_WhenAsked_ThenAnythingButYesIsNo(string? said, int grants)
    {
        var options = new LeadOptions { AskForPartners = true };
        var request = GivenLead.Request(verified: true, First, Last, ByEmail);
        request = request.After(Serve(request), IntentNames.Yes);
        var answer = LeadDecider.Serve(request, GivenLead.Lookup, options);
        Assert.Equal(QuestionNames.PartnerConsent, answer.Frame!.Asks);
        request = request.After(answer, said);
        answer = LeadDecider.Serve(request, GivenLead.Lookup, options);
        Assert.Equal(QuestionNames.Consent, answer.Frame!.Asks);
        answer = LeadDecider.Serve(request.After(answer, IntentNames.Yes), GivenLead.Lookup, options);

        Assert.Equal(grants, answer.Grants().Count());
        Assert.Equal(grants, answer.Captures()[0].Grants.Length);
    }

    [Fact]
    public void GivenPartnersAgreedAndOffersRefused_WhenServed_ThenNothingIsKept()
    {
        var options = new LeadOptions { AskForPartners = true };
        var request = GivenLead.Request(verified: true, First, Last, ByEmail);
        request = request.After(Serve(request), IntentNames.Yes);
        request = request.After(LeadDecider.Serve(request, GivenLead.Lookup, options), IntentNames.Yes);
        var answer = LeadDecider.Serve(request.After(LeadDecider.Serve(request, GivenLead.Lookup, options), IntentNames.No), GivenLead.Lookup, options);

        Assert.Empty(answer.Jobs);
    }

    [Fact]
    public void GivenHotLead_WhenCaptured_ThenAHumanIsCalled()
    {
        var rich = GivenLead.Lookup with { Orders = [GivenLead.Order("Delivered", ("Home", 900), ("Books", 900), ("Sports", 5), ("Beauty", 5))] };
        var request = AtConsent().Request with { Turn = 20, Answer = IntentNames.Yes };

        var answer = LeadDecider.Serve(request, rich, GivenLead.Options);

        Assert.Equal((82, LeadDecider.HotLead), (answer.LeadScore, answer.HandOff));
    }

    [Fact]
    public void GivenConsentOnFile_WhenTheyAskAgain_ThenNothingIsAsked()
    {
        var lookup = GivenLead.Lookup with { Known = GivenLead.Lead(), Consent = GivenLead.Offers(Given.Start) };

        var answer = LeadDecider.Serve(GivenLead.Request(verified: true), lookup, GivenLead.Options);
        var updated = LeadDecider.Serve(GivenLead.Request(verified: true, (SlotNames.ProductCategory, "Sports")) with { Given = [SlotNames.ProductCategory] }, lookup, GivenLead.Options);

        Assert.Equal(("lead-already", null), (answer.Sayings[0].Key, answer.Frame));
        Assert.Equal("lead-updated", updated.Sayings[0].Key);
        Assert.Equal((string[])["Electronics", "Home", "Sports"], updated.Captures()[0].Interests);
        Assert.Empty(updated.Grants());
    }

    [Fact]
    public void GivenSuggestion_WhenNobodyAsked_ThenItIsOfferedOnceAndARefusalEndsIt()
    {
        var request = GivenLead.Request(verified: true) with { Suggested = true };
        var answer = Serve(request);

        Assert.Equal(QuestionNames.FutureDeals, answer.Frame!.Asks);
        var after = request with { Suggested = false };
        Assert.Equal("lead-declined", Serve(after.After(answer, IntentNames.No)).Sayings[0].Key);
        Assert.Equal(SlotNames.CustomerFirstName, Serve(after.After(answer, IntentNames.Yes)).Frame!.Asks);
        Assert.Same(AgentAnswer.Nothing, LeadDecider.Serve(request, GivenLead.Lookup with { Consent = GivenLead.Offers(Given.Start) }, GivenLead.Options));
    }

    [Fact]
    public void GivenUnprovenAddress_WhenTheShopWantsProof_ThenNothingIsSignedUp()
    {
        var request = GivenLead.Request(verified: false, First, Last, ByEmail, (SlotNames.ProductCategory, "Books"), (SlotNames.CustomerEmail, "victim@example.net")) with { Channel = Channels.Chat };
        var strict = new LeadOptions { AcceptUnprovenAddresses = false };
        request = request.After(LeadDecider.Serve(request, LeadLookup.Nothing, strict), IntentNames.Yes);

        var answer = LeadDecider.Serve(request, LeadLookup.Nothing, strict);

        Assert.Equal("lead-unproven", Assert.Single(answer.Sayings).Key);
        Assert.Null(answer.Frame);
        Assert.Equal(QuestionNames.Consent, LeadDecider.Serve(request, LeadLookup.Nothing, new LeadOptions { AskForPartners = true }).Frame!.Asks);
    }

    private static AgentAnswer Serve(AgentRequest request) => LeadDecider.Serve(request, GivenLead.Lookup, GivenLead.Options);

    private static (AgentRequest Request, AgentAnswer Answer) AtConsent()
    {
        var request = GivenLead.Request(verified: true, First, Last, ByEmail);
        request = request.After(Serve(request), IntentNames.Yes);
        var answer = Serve(request);
        return (request.After(answer), answer);
    }
}
