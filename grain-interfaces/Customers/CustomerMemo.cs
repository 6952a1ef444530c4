namespace Platform.Customers;

/// <summary>What a turn learnt of a verified customer. The data of a job of the kind <see cref="RememberKind"/>.</summary>
/// <param name="Email">The address that was verified; the profile is that of <see cref="CustomerIds.FromAddress"/>.</param>
/// <param name="ThreadId">The thread in which it was verified.</param>
/// <param name="Slots">What was said.</param>
/// <param name="LeadScore">The lead's score, 0 to 100; null when the turn did not score.</param>
/// <param name="At">When the turn was made.</param>
[GenerateSerializer, Immutable, Alias("platform.customers.customer-memo")]
public sealed record CustomerMemo(
    [property: Id(0)] string Email,
    [property: Id(1)] string ThreadId,
    [property: Id(2)] ImmutableArray<CustomerSlot> Slots,
    [property: Id(3)] int? LeadScore,
    [property: Id(4)] DateTimeOffset At)
{
    /// <summary>The kind of the job that records it.</summary>
    public const string RememberKind = "customers.remember";

    /// <summary>The shop's number of the customer; null when the shop has none by that address.</summary>
    [Id(5)] public string? ShopCustomerId { get; init; }

    /// <summary>The tier that the shop has on file; null when it has none.</summary>
    [Id(6)] public string? Tier { get; init; }
}
