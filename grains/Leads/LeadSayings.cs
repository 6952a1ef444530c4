using Platform.Agents;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Leads;

/// <summary>What the lead agent says and asks. Pure.</summary>
internal static class LeadSayings
{
    /// <summary>The version of every wording of a consent: raised when the words change, so that a grant proves what was asked.</summary>
    public const int WordingVersion = 1;

    private const string FactId = "lead";

    /// <summary>The question for what is missing.</summary>
    public static Saying Ask(LeadForm form, string missing) => missing switch
    {
        SlotNames.CustomerLastName when form.FirstName is null => Saying.Of("lead-ask-CustomerLastName-plain"),
        SlotNames.CustomerLastName => Saying.Of("lead-ask-CustomerLastName", [], new FactValue("firstName", form.FirstName!)) with { OwnParagraph = true },
        QuestionNames.ConfirmEmail or QuestionNames.Consent or QuestionNames.PartnerConsent => Saying.Of(Key(form, missing), [FactId]) with { OwnParagraph = true },
        _ => Saying.Of(Key(form, missing)),
    };

    /// <summary>The question's values, where it has some.</summary>
    public static Saying Fill(Saying saying, AgentRequest request, LeadForm form) =>
        saying.Facts.IsEmpty ? saying : saying with { Values = Values(request, form) };

    /// <summary>The key of a question; that of the consent names the ways it covers.</summary>
    public static string Key(LeadForm form, string missing) => missing switch
    {
        QuestionNames.Consent when form is { Preference: "SMS" or "Phone", Phone: not null } => "lead-ask-Consent-phone",
        QuestionNames.Consent when form.Preference == "InApp" => "lead-ask-Consent-app",
        _ => $"lead-ask-{missing}",
    };

    /// <summary>What proves which words were agreed to.</summary>
    public static string Wording(LeadForm form, string question, string language) =>
        $"{Key(form, question)}/v{WordingVersion}/{ReplyTemplates.Speak(language)}";

    /// <summary>What a question or an answer about the sign-up stands on.</summary>
    public static Fact Fact(AgentRequest request, LeadForm form) => new(
        FactId,
        "leads/form",
        $"the sign-up of this dialogue: {string.Join(", ", form.Interests)}",
        Values(request, form));

    /// <summary>Product categories as the language names them, in one phrase.</summary>
    public static string Categories(string language, ImmutableArray<string> categories)
    {
        var names = categories.Select(category => ReplyTemplates.Template(language, $"lead-category-{category}")).ToList();
        return names.Count switch
        {
            0 => ReplyTemplates.Template(language, "lead-category-all"),
            1 => names[0],
            _ => string.Join(ReplyTemplates.Template(language, "lead-comma"), names[..^1]) + ReplyTemplates.Template(language, "lead-and") + names[^1],
        };
    }

    /// <summary>An address as whoever reads it may see it: whole by its owner, masked by anybody else.</summary>
    public static string Shown(string email, string correspondent) =>
        email == correspondent ? email : $"{email[0]}***{email[email.LastIndexOf('@')..]}";

    private static ImmutableArray<FactValue> Values(AgentRequest request, LeadForm form) =>
    [
        new("email", form.Email is { } email ? Shown(email, request.Correspondent) : ""),
        new("phone", form.Phone is { Length: > 2 } phone ? $"***{phone[^2..]}" : ""),
        new("interests", Categories(request.Language, form.Interests)),
    ];
}
