using System.Text.Json.Serialization;

namespace Platform.Suppressions;

/// <summary>What a mail to an address says about the address.</summary>
[GenerateSerializer, Alias("platform.suppressions.address-outcome")]
[JsonConverter(typeof(JsonStringEnumConverter<AddressOutcome>))]
public enum AddressOutcome
{
    /// <summary>The mail arrived.</summary>
    [JsonStringEnumMemberName("delivered")] Delivered = 0,

    /// <summary>The mail is still under way.</summary>
    [JsonStringEnumMemberName("delayed")] Delayed = 1,

    /// <summary>The mail came back for a reason that may pass or that lies in the mail: full, too large, refused by a policy.</summary>
    [JsonStringEnumMemberName("soft-bounce")] SoftBounce = 2,

    /// <summary>The mail came back because there is no such address.</summary>
    [JsonStringEnumMemberName("hard-bounce")] HardBounce = 3,

    /// <summary>The mail was reported as spam.</summary>
    [JsonStringEnumMemberName("complaint")] Complaint = 4,
}
