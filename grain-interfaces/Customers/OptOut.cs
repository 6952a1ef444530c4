namespace Platform.Customers;

/// <summary>An address wants no more advertising. The data of a job of the kind <see cref="OptOutKind"/>.</summary>
/// <param name="CustomerId"><see cref="CustomerIds.FromAddress"/> of the address; a one-click link knows no more.</param>
/// <param name="Source">Where it was said: <c>thread/THREAD/TURN</c> or <c>unsubscribe-link</c>.</param>
/// <param name="At">When it was said.</param>
[GenerateSerializer, Immutable, Alias("platform.customers.opt-out")]
public sealed record OptOut(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] string Source,
    [property: Id(2)] DateTimeOffset At)
{
    /// <summary>The kind of the job that carries it out.</summary>
    public const string OptOutKind = "customers.opt-out";
}
