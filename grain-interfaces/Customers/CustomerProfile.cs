using Platform.Understanding;

namespace Platform.Customers;

/// <summary>What is known of a customer. All but language and threads stems from turns in which the customer was verified.</summary>
/// <param name="Language">The language last written in, ISO 639-1; empty when unknown.</param>
/// <param name="Threads">The newest threads, oldest first; at most 100.</param>
/// <param name="FirstSeenAt">When the first thread was noted.</param>
[GenerateSerializer, Immutable, Alias("platform.customers.customer-profile")]
public sealed record CustomerProfile(
    [property: Id(0)] string Language,
    [property: Id(1)] ImmutableArray<string> Threads,
    [property: Id(2)] DateTimeOffset? FirstSeenAt)
{
    /// <summary>A customer of whom nothing is known.</summary>
    public static CustomerProfile Unknown { get; } = new("", [], null);

    /// <summary>The address that was verified; null while nobody has proved it.</summary>
    [Id(3)] public string? Email { get; init; }

    /// <summary>What was said, the newest value of each slot; several of a slot that may have several.</summary>
    [Id(4)] public ImmutableArray<CustomerSlot> Slots { get; init; } = [];

    /// <summary>Every consent, withdrawn ones too, oldest first.</summary>
    [Id(5)] public ImmutableArray<RecordedConsent> Consents { get; init; } = [];

    /// <summary>The newest opt-outs, oldest first; at most 100.</summary>
    [Id(6)] public ImmutableArray<ConsentWithdrawal> Withdrawals { get; init; } = [];

    /// <summary>The shop's number of the customer; null when unknown.</summary>
    [Id(7)] public string? ShopCustomerId { get; init; }

    /// <summary>Bronze, Silver, Gold or Platinum as the shop had it when the customer was last verified; null when unknown.</summary>
    [Id(8)] public string? Tier { get; init; }

    /// <summary>The lead's score, 0 to 100; 0 before there is a lead.</summary>
    [Id(9)] public int LeadScore { get; init; }

    /// <summary>How the customer wants to be reached; null when that was never said.</summary>
    public string? ContactPreference => Slots.LastOrDefault(slot => slot.Name == SlotNames.ContactPreference)?.Value;
}
