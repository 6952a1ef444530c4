namespace Platform.Agents;

/// <summary>The questions that are answered with yes or no; beside the slots they are what a thread may have asked last.</summary>
public static class QuestionNames
{
    /// <summary>Whether the customer would like to see deals.</summary>
    public const string SeeDeals = "SeeDeals";

    /// <summary>Whether the offer is accepted.</summary>
    public const string AcceptOffer = "AcceptOffer";

    /// <summary>Whether the customer wants to hear of later offers.</summary>
    public const string FutureDeals = "FutureDeals";

    /// <summary>Whether an exchange is wanted in place of the refund.</summary>
    public const string ExchangeOrRefund = "ExchangeOrRefund";

    /// <summary>Whether the return is to be opened as summed up.</summary>
    public const string ConfirmReturn = "ConfirmReturn";

    /// <summary>Whether the known e-mail address may be used.</summary>
    public const string ConfirmEmail = "ConfirmEmail";

    /// <summary>Whether offers may be sent: explicit consent.</summary>
    public const string Consent = "Consent";

    /// <summary>Whether the contact may be handed to partners: a consent of its own, and no by default.</summary>
    public const string PartnerConsent = "PartnerConsent";

    /// <summary>Whether the proposed time for a call fits.</summary>
    public const string ConfirmCallback = "ConfirmCallback";
}
