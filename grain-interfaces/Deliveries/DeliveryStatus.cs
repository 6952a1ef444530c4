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

    /// <summary>The customer's mailbox has it, as a delivery status report said. Few systems send one, so that most deliveries stay <see cref="Sent"/>.</summary>
    [JsonStringEnumMemberName("delivered")] Delivered = 5,

    /// <summary>It came back: a delivery status report or a bounce said that the customer did not get it. A human is called.</summary>
    [JsonStringEnumMemberName("bounced")] Bounced = 6,

    /// <summary>The customer reported it as spam. A human is called.</summary>
    [JsonStringEnumMemberName("complained")] Complained = 7,

    /// <summary>It was not sent: the address bounced or complained before. A human is called.</summary>
    [JsonStringEnumMemberName("suppressed")] Suppressed = 8,

    /// <summary>It was not sent: a human took the thread before it left.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn = 9,
}
