using System.Text.Json.Serialization;

namespace Platform.Leads;

/// <summary>What a customer did.</summary>
[GenerateSerializer, Alias("platform.leads.lead-activity-kind")]
[JsonConverter(typeof(JsonStringEnumConverter<LeadActivityKind>))]
public enum LeadActivityKind
{
    /// <summary>Wrote, clicked or gave feedback.</summary>
    Interaction = 0,

    /// <summary>Looked into an offer.</summary>
    OfferFollowed = 1,

    /// <summary>Accepted an offer.</summary>
    OfferAccepted = 2,
}
