using System.Text.Json.Serialization;

namespace Platform.Leads;

/// <summary>What is done with a lead, by its score.</summary>
[GenerateSerializer, Alias("platform.leads.lead-band")]
[JsonConverter(typeof(JsonStringEnumConverter<LeadBand>))]
public enum LeadBand
{
    /// <summary>0 to 39: a quarterly mail.</summary>
    Prospect = 0,

    /// <summary>40 to 59: the monthly newsletter.</summary>
    Cold = 1,

    /// <summary>60 to 79: the nurture sequence, then the newsletter.</summary>
    Warm = 2,

    /// <summary>80 to 100: a human at once.</summary>
    Hot = 3,
}
