using System.Text.Json.Serialization;

namespace Platform.Returns;

/// <summary>How far a return is.</summary>
[GenerateSerializer, Alias("platform.returns.return-status")]
[JsonConverter(typeof(JsonStringEnumConverter<ReturnStatus>))]
public enum ReturnStatus
{
    /// <summary>Decided; nothing of it was done yet.</summary>
    Opened = 0,

    /// <summary>The label is stored.</summary>
    LabelMade = 1,

    /// <summary>The customer has the confirmation, and the label when there is one.</summary>
    Confirmed = 2,

    /// <summary>The parcel came in.</summary>
    Received = 3,

    /// <summary>The money was paid back.</summary>
    Refunded = 4,

    /// <summary>The new article was sent.</summary>
    Exchanged = 5,

    /// <summary>The same item had a return already, which counts.</summary>
    Superseded = 6,
}
