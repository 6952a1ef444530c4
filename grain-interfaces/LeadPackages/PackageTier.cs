using System.Text.Json.Serialization;

namespace Platform.LeadPackages;

/// <summary>What a package contains.</summary>
[GenerateSerializer, Alias("platform.lead-packages.package-tier")]
[JsonConverter(typeof(JsonStringEnumConverter<PackageTier>))]
public enum PackageTier
{
    /// <summary>E-mail address and main category.</summary>
    Basic = 0,

    /// <summary>Contact, preference and categories.</summary>
    Standard = 1,

    /// <summary>Contact, purchase history, preference, categories and score.</summary>
    Premium = 2,
}
