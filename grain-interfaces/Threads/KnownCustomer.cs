namespace Platform.Threads;

/// <summary>Who a correspondent of a thread was verified to be. Bound to the correspondent: what one proved says nothing of another who writes in the same thread.</summary>
/// <param name="Correspondent">The address that the answers go to.</param>
/// <param name="Email">The customer's address that was proved, such as the one on the order.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.known-customer")]
public sealed record KnownCustomer(
    [property: Id(0)] string Correspondent,
    [property: Id(1)] string Email);
