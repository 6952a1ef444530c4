using System.Text.Json.Serialization;

namespace Platform.Callbacks;

/// <summary>Where a call stands.</summary>
[GenerateSerializer, Alias("platform.callbacks.callback-status")]
[JsonConverter(typeof(JsonStringEnumConverter<CallbackStatus>))]
public enum CallbackStatus
{
    /// <summary>It has a time and is to be made.</summary>
    [JsonStringEnumMemberName("booked")] Booked = 0,

    /// <summary>Its time was given away before it could be booked, and nothing else was free: an operator has to find one. Nothing was confirmed to the customer.</summary>
    [JsonStringEnumMemberName("unplaced")] Unplaced = 1,

    /// <summary>An operator made it.</summary>
    [JsonStringEnumMemberName("done")] Done = 2,

    /// <summary>The customer called it off or moved it.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled = 3,
}
