using System.Text.Json.Serialization;

namespace Platform.Leads;

/// <summary>The parts of a customer's contact data.</summary>
[Flags, GenerateSerializer, Alias("platform.leads.contact-fields")]
[JsonConverter(typeof(JsonStringEnumConverter<ContactFields>))]
public enum ContactFields
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An e-mail address.</summary>
    Email = 1,

    /// <summary>The given name.</summary>
    FirstName = 2,

    /// <summary>The family name.</summary>
    LastName = 4,

    /// <summary>A telephone number.</summary>
    Phone = 8,

    /// <summary>How the customer wants to be reached.</summary>
    Preference = 16,
}
