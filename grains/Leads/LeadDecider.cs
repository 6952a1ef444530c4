using Platform.Agents;
using Platform.Customers;
using Platform.Jobs;
using Platform.Loyalty;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Leads;

/// <summary>
/// The dialogue of a sign-up: names, interests, preference, address, then the consent in words of its own. Nothing is kept before the
/// explicit yes, and nothing after a no. Pure.
/// </summary>
public static class LeadDecider
{
    /// <summary>Why a human is called for a hot lead.</summary>
    public const string HotLead = "hot-lead";

    private const string Told = "told";

    /// <summary>Goes on with the dialogue.</summary>
    /// <param name="request">What was said.</param>
    /// <param name="lookup">What is known of the verified customer.</param>
    /// <param name="options">The settings.</param>
    public static AgentAnswer Serve(AgentRequest request, LeadLookup lookup, LeadOptions options)
    {
        var asked = request.Frame?.Asks;
        var refuses = request.Answer == IntentNames.No;
        if (request.Suggested && request.Frame is null)
        {
            return lookup.Consent is null ? Invite(request) : AgentAnswer.Nothing;
        }

        if (refuses && asked is QuestionNames.FutureDeals or QuestionNames.Consent)
        {
            return new() { Sayings = [Saying.Of("lead-declined")] };
        }

        if (asked == QuestionNames.FutureDeals && request.Answer is null)
        {
            return Invite(request);
        }

        if (refuses && asked == SlotNames.CustomerEmail && !request.WasGiven(SlotNames.CustomerEmail))
        {
            return new() { Sayings = [Saying.Of("lead-no-email")] };
        }

        if (request.Frame is null && lookup is { Known: { } known, Consent: { } consent })
        {
            return Again(request, known, consent, options);
        }

        var form = LeadForm.Of(request, lookup, options);
        return form switch
        {
            { Missing: null } => Capture(request, form, lookup, options),
            { Email: not null, IsProved: false, Missing: QuestionNames.PartnerConsent or QuestionNames.Consent } when !options.AcceptUnprovenAddresses =>
                new() { Sayings = [Saying.Of("lead-unproven")] },
            _ => Ask(request, form, lookup, form.Missing),
        };
    }

    private static AgentAnswer Invite(AgentRequest request) => new()
    {
        Question = Saying.Of("lead-ask-FutureDeals"),
        Frame = IntentFrame.Asking(request.Intent, QuestionNames.FutureDeals),
    };

    private static AgentAnswer Ask(AgentRequest request, LeadForm form, LeadLookup lookup, string missing)
    {
        // What somebody bought is told to nobody but the owner of the address that was verified.
        var tells = form.FirstName is not null && form.LastName is not null && form.Frame.Get(Told) is null
            && lookup.Categories.Length > 0 && request.CustomerEmail == request.Correspondent && !request.WasGiven(SlotNames.ProductCategory);
        var frame = (tells ? form.Frame.With(Told, "yes") : form.Frame) with { Asks = missing };
        var fact = LeadSayings.Fact(request, form);
        return new()
        {
            Facts = [fact],
            Sayings = tells ? [Saying.Of("lead-interests", [fact.Id], fact.Values) with { OwnParagraph = true }] : [],
            Question = LeadSayings.Fill(LeadSayings.Ask(form, missing), request, form),
            Frame = frame,
        };
    }

    private static AgentAnswer Capture(AgentRequest request, LeadForm form, LeadLookup lookup, LeadOptions options)
    {
        var customerId = CustomerIds.FromAddress(form.Email!);
        var isVerified = form.Email == request.CustomerEmail;
        var own = Grant(request, form, ConsentPurpose.OwnOffers, QuestionNames.Consent, (request.Turn, request.Now));
        var partners = form.PartnersAllowed is { } said ? Grant(request, form, ConsentPurpose.PartnerSharing, QuestionNames.PartnerConsent, said) : null;
        var capture = new LeadCapture(
            $"{request.ThreadId}/{request.Turn}/lead", customerId, form.Email!, form.FirstName, form.LastName, form.Phone, form.Preference ?? "Email",
            form.Interests, request.Language, (isVerified ? lookup.Customer?.TimeZone : null) ?? request.Slot(SlotNames.TimeZone) ?? options.DefaultTimeZone,
            request.ThreadId, isVerified ? lookup.PurchaseValue : 0, request.Turn, own.Id, request.Now)
        {
            Grants = partners is null ? [own] : [own, partners],
            Proved = form.IsProved,
        };
        var record = LeadRecordDecider.Capture(isVerified ? lookup.Known : null, capture, options);
        var fact = LeadSayings.Fact(request, form);
        return new()
        {
            Facts = [fact],
            Sayings = [Saying.Of("lead-captured", [fact.Id], fact.Values) with { OwnParagraph = true }],
            LeadScore = record.Score.Total,
            HandOff = record.Score.Band == LeadBand.Hot ? HotLead : null,
            Jobs =
            [
                .. capture.Grants.Select(grant => JobData.Create(grant.Id, ConsentGrant.GrantKind, grant)),
                JobData.Create(capture.Id, LeadCapture.CaptureKind, capture),
                LoyaltyJobs.LeadCaptured(capture),
            ],
        };
    }

    /// <summary>Somebody who gets offers already: new interests and another preference are taken, nothing is asked.</summary>
    private static AgentAnswer Again(AgentRequest request, LeadRecord known, OffersConsent consent, LeadOptions options)
    {
        var interests = request.WasGiven(SlotNames.ProductCategory)
            ? [.. known.Interests.Concat(request.AllSlots(SlotNames.ProductCategory)).Distinct()]
            : known.Interests;
        var capture = new LeadCapture(
            $"{request.ThreadId}/{request.Turn}/lead", known.CustomerId, known.Email, known.FirstName, known.LastName, known.Phone,
            request.WasGiven(SlotNames.ContactPreference) ? request.Slot(SlotNames.ContactPreference)! : known.Preference, interests, request.Language, known.TimeZone,
            request.ThreadId, known.Signals.PurchaseValue, 1, consent.Grant.Id, request.Now) { Proved = true };
        var changes = capture.Preference != known.Preference || !interests.SequenceEqual(known.Interests);
        return new()
        {
            Sayings = [Saying.Of(changes ? "lead-updated" : "lead-already")],
            LeadScore = LeadRecordDecider.Capture(known, capture, options).Score.Total,
            Jobs = [JobData.Create(capture.Id, LeadCapture.CaptureKind, capture)],
        };
    }

    private static ConsentGrant Grant(AgentRequest request, LeadForm form, ConsentPurpose purpose, string question, (int Turn, DateTimeOffset At) said) => new(
        $"{request.ThreadId}/{said.Turn}/consent-{purpose}",
        CustomerIds.FromAddress(form.Email!),
        form.Email!,
        purpose,
        $"thread/{request.ThreadId}/{said.Turn}",
        said.At,
        LeadSayings.Wording(form, question, request.Language));
}
