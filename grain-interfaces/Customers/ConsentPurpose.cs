using System.Text.Json.Serialization;

namespace Platform.Customers;

/// <summary>What a customer agreed to; one does not imply the other (GDPR art. 6 and 7).</summary>
[GenerateSerializer, Alias("platform.customers.consent-purpose")]
[JsonConverter(typeof(JsonStringEnumConverter<ConsentPurpose>))]
public enum ConsentPurpose
{
    /// <summary>The shop's own offers and newsletters.</summary>
    OwnOffers = 0,

    /// <summary>Handing the contact to partners as a lead package.</summary>
    PartnerSharing = 1,
}
