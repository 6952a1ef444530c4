namespace Platform.Customers;

/// <summary>Something that a verified customer said once and is not asked for again, in whatever thread.</summary>
/// <param name="Name">One of <see cref="Understanding.SlotNames"/>; never a proof.</param>
/// <param name="Value">The normalised value.</param>
/// <param name="At">When the message that gave it was received; the newest counts.</param>
/// <param name="Source">The thread that it was said in.</param>
[GenerateSerializer, Immutable, Alias("platform.customers.customer-slot")]
public sealed record CustomerSlot(
    [property: Id(0)] string Name,
    [property: Id(1)] string Value,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Source);
