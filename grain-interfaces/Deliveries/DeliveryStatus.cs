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
}
