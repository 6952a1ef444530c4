using System.Text.Json.Serialization;

namespace Platform.Deliveries;

/// <summary>The truth about a delivery. Never <see cref="Sent"/> before the relay or the outbox took it.</summary>
[GenerateSerializer, Alias("platform.deliveries.delivery-status")]
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus
{
    /// <summary>Decided, not yet handed over.</summary>
    [JsonStringEnumMemberName("queued")] Queued = 0,

    /// <summary>Written beside the outbox; a crash from here on is told apart from one before.</summary>
    [JsonStringEnumMemberName("staged")] Staged = 1,

    /// <summary>The outbox or the relay has it.</summary>
    [JsonStringEnumMemberName("sent")] Sent = 2,

    /// <summary>The relay refused it for now, or could not be reached; it is tried again.</summary>
    [JsonStringEnumMemberName("delayed")] Delayed = 3,

    /// <summary>Refused for good, or not taken within the queue's lifetime. The customer did not get it; a human is called.</summary>
    [JsonStringEnumMemberName("failed")] Failed = 4,
}
