namespace Platform.Customers;

/// <summary>An opt-out. It needs no proof of identity and no earlier grant. The data of a job of the kind <see cref="WithdrawKind"/>.</summary>
/// <param name="CustomerId"><see cref="CustomerIds.FromAddress"/> of the address that opted out.</param>
/// <param name="Purpose">What is no longer allowed.</param>
/// <param name="Source">Where it was said: <c>thread/THREAD/TURN</c>, <c>unsubscribe-link</c>.</param>
/// <param name="At">When it was said: every grant up to that moment ends, also one that is recorded later.</param>
[GenerateSerializer, Immutable, Alias("platform.customers.consent-withdrawal")]
public sealed record ConsentWithdrawal(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] ConsentPurpose Purpose,
    [property: Id(2)] string Source,
    [property: Id(3)] DateTimeOffset At)
{
    /// <summary>The kind of the job that records it.</summary>
    public const string WithdrawKind = "customers.withdraw-consent";
}
