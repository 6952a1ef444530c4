namespace Platform.Customers;

/// <summary>What is known of a customer.</summary>
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
}
