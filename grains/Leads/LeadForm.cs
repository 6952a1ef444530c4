using System.Globalization;
using Platform.Agents;
using Platform.Understanding;

namespace Platform.Leads;

/// <summary>How far the sign-up is: what was given, and what is missing. Computed anew from the thread's slots and the intent's frame. Pure.</summary>
internal sealed record LeadForm
{
    private const string Skipped = "skipped";
    private const string EmailState = "email";
    private const string ConfirmedState = "confirmed";
    private const string InterestsState = "interests";
    private const string PartnersState = "partners";
    private const string ConsentState = "consent";
    private const string Yes = "yes";

    private LeadForm(AgentRequest request, IntentFrame frame, LeadLookup lookup, LeadOptions options)
    {
        Frame = frame;
        FirstName = request.Slot(SlotNames.CustomerFirstName);
        LastName = request.Slot(SlotNames.CustomerLastName);
        Phone = request.Slot(SlotNames.PhoneNumber);
        Preference = request.Slot(SlotNames.ContactPreference) ?? (IsSkipped(SlotNames.ContactPreference) ? "Email" : null);
        Email = EmailOf(request, frame);
        IsProved = Email is not null && (Email == request.CustomerEmail || (request.Channel == Threads.Channels.Mail && Email == request.Correspondent));
        Interests = frame.Get(InterestsState) is { } said
            ? [.. said.Split(' ')]
            : [.. lookup.Categories.Concat(request.AllSlots(SlotNames.ProductCategory)).Distinct()];
        Missing = Next(options);
    }

    /// <summary>The frame with what this turn's answer settled.</summary>
    public IntentFrame Frame { get; }

    public string? FirstName { get; }

    public string? LastName { get; }

    public string? Phone { get; }

    public string? Preference { get; }

    /// <summary>The address to be signed up: said in this dialogue, else the verified one, else one said earlier, else the one that the mail came from.</summary>
    public string? Email { get; }

    /// <summary>Whether the correspondent was verified to have the address, or writes mails from it.</summary>
    public bool IsProved { get; }

    public ImmutableArray<string> Interests { get; }

    /// <summary>When and in which turn partners were agreed to; null when they were not. An opt-out since then counts.</summary>
    public (int Turn, DateTimeOffset At)? PartnersAllowed =>
        Frame.Get(PartnersState)?.Split('/') is [var turn, var at]
            ? (int.Parse(turn, CultureInfo.InvariantCulture), DateTimeOffset.ParseExact(at, "O", CultureInfo.InvariantCulture))
            : null;

    /// <summary>What to ask next; null when everything is there, the consent too.</summary>
    public string? Missing { get; }

    public static LeadForm Of(AgentRequest request, LeadLookup lookup, LeadOptions options) =>
        new(request, Settle(request), lookup, options);

    /// <summary>What the address of somebody is when nothing was said of it.</summary>
    private static string? EmailOf(AgentRequest request, IntentFrame frame) => frame.Get(EmailState) switch
    {
        "" => null,
        { } said => said,
        null => request.CustomerEmail ?? request.Slot(SlotNames.CustomerEmail) ?? (request.Channel == Threads.Channels.Mail ? request.Correspondent : null),
    };

    private static IntentFrame Settle(AgentRequest request)
    {
        var frame = request.Frame ?? new(request.Intent, null, []);
        var asked = request.Frame?.Asks;
        if (request.WasGiven(SlotNames.ProductCategory))
        {
            frame = frame.With(InterestsState, string.Join(' ', request.AllSlots(SlotNames.ProductCategory).Distinct()));
        }

        if (request.WasGiven(SlotNames.CustomerEmail) && request.Slot(SlotNames.CustomerEmail) is { } email)
        {
            frame = frame.With(EmailState, email);
            frame = asked is QuestionNames.ConfirmEmail or SlotNames.CustomerEmail ? frame.With(ConfirmedState, Yes) : frame.With(ConfirmedState, "");
        }
        else if (asked == QuestionNames.ConfirmEmail && request.Answer is { } confirmed)
        {
            frame = confirmed == IntentNames.Yes
                ? frame.With(EmailState, EmailOf(request, frame) ?? "").With(ConfirmedState, Yes)
                : frame.With(EmailState, "");
        }

        return asked switch
        {
            // Whoever answers anything but yes has not agreed.
            QuestionNames.PartnerConsent => frame.With(
                PartnersState, request.Answer == IntentNames.Yes ? string.Create(CultureInfo.InvariantCulture, $"{request.Turn}/{request.Now:O}") : "no"),
            QuestionNames.Consent when request.Answer == IntentNames.Yes => frame.With(ConsentState, Yes),
            SlotNames.CustomerFirstName or SlotNames.CustomerLastName or SlotNames.ContactPreference or SlotNames.PhoneNumber or SlotNames.ProductCategory
                when request.Answer == IntentNames.No => frame.With(Skipped, $"{frame.Get(Skipped)} {asked}".Trim()),
            _ => frame,
        };
    }

    private string? Next(LeadOptions options) =>
        FirstName is null && !IsSkipped(SlotNames.CustomerFirstName) ? SlotNames.CustomerFirstName
        : LastName is null && !IsSkipped(SlotNames.CustomerLastName) ? SlotNames.CustomerLastName
        : Interests.IsEmpty && !IsSkipped(SlotNames.ProductCategory) ? SlotNames.ProductCategory
        : Preference is null ? SlotNames.ContactPreference
        : Preference is "SMS" or "Phone" && Phone is null && !IsSkipped(SlotNames.PhoneNumber) ? SlotNames.PhoneNumber
        : Email is null ? SlotNames.CustomerEmail
        : Frame.Get(ConfirmedState) != Yes ? QuestionNames.ConfirmEmail
        : options.AskForPartners && IsProved && Frame.Get(PartnersState) is null ? QuestionNames.PartnerConsent
        : Frame.Get(ConsentState) != Yes ? QuestionNames.Consent
        : null;

    private bool IsSkipped(string slot) => Frame.Get(Skipped)?.Split(' ').Contains(slot, StringComparer.Ordinal) ?? false;
}
