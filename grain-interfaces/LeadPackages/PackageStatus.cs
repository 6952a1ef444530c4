using System.Text.Json.Serialization;

namespace Platform.LeadPackages;

/// <summary>Where a package stands.</summary>
[GenerateSerializer, Alias("platform.lead-packages.package-status")]
[JsonConverter(typeof(JsonStringEnumConverter<PackageStatus>))]
public enum PackageStatus
{
    /// <summary>Bids are taken.</summary>
    Open = 0,

    /// <summary>A partner bought it.</summary>
    Sold = 1,

    /// <summary>Time ran out without a bid of the price.</summary>
    Unsold = 2,

    /// <summary>The customer's consent is gone, and the content with it.</summary>
    Withdrawn = 3,
}
