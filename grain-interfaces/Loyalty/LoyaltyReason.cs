using System.Text.Json.Serialization;

namespace Platform.Loyalty;

/// <summary>What points are awarded for.</summary>
[GenerateSerializer, Alias("platform.loyalty.loyalty-reason")]
[JsonConverter(typeof(JsonStringEnumConverter<LoyaltyReason>))]
public enum LoyaltyReason
{
    /// <summary>Signed up for offers; once a customer.</summary>
    LeadCaptured = 0,

    /// <summary>Accepted an offer.</summary>
    OfferAccepted = 1,

    /// <summary>Gave feedback.</summary>
    Feedback = 2,

    /// <summary>The birthday, once a year.</summary>
    Birthday = 3,
}
