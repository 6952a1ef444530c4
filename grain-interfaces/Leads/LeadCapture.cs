using Platform.Customers;

namespace Platform.Leads;

/// <summary>What a customer gave together with an explicit consent. The data of a job of the kind <see cref="CaptureKind"/>.</summary>
/// <param name="Id">From content: <c>THREAD/TURN/lead</c>; one capture counts once.</param>
/// <param name="CustomerId"><see cref="CustomerIds.FromAddress"/> of <paramref name="Email"/>.</param>
/// <param name="Email">The address that was agreed to.</param>
/// <param name="FirstName">Null when it was not given.</param>
/// <param name="LastName">Null when it was not given.</param>
/// <param name="Phone">Null when none was given.</param>
/// <param name="Preference">Email, SMS, Phone, InApp or Mail.</param>
/// <param name="Interests">Product categories, the most important first.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="TimeZone">IANA id.</param>
/// <param name="ThreadId">The thread.</param>
/// <param name="PurchaseValue">What the verified customer bought; zero when <paramref name="Email"/> is not the verified address.</param>
/// <param name="Interactions">Turns of the thread.</param>
/// <param name="ConsentId">The id of the grant that belongs to it.</param>
/// <param name="At">When the consent was given.</param>
[GenerateSerializer, Immutable, Alias("platform.leads.lead-capture")]
public sealed record LeadCapture(
    [property: Id(0)] string Id,
    [property: Id(1)] string CustomerId,
    [property: Id(2)] string Email,
    [property: Id(3)] string? FirstName,
    [property: Id(4)] string? LastName,
    [property: Id(5)] string? Phone,
    [property: Id(6)] string Preference,
    [property: Id(7)] ImmutableArray<string> Interests,
    [property: Id(8)] string Language,
    [property: Id(9)] string TimeZone,
    [property: Id(10)] string ThreadId,
    [property: Id(11)] decimal PurchaseValue,
    [property: Id(12)] int Interactions,
    [property: Id(13)] string ConsentId,
    [property: Id(14)] DateTimeOffset At)
{
    /// <summary>The kind of the job that keeps it.</summary>
    public const string CaptureKind = "leads.capture";

    /// <summary>The grants that belong to it: recorded before anything is kept, whichever job comes first.</summary>
    [Id(15)] public ImmutableArray<ConsentGrant> Grants { get; init; } = [];

    /// <summary>Whether the customer was proved to have the address: verified, or a mail came from it. Only then an earlier lead's data are replaced.</summary>
    [Id(16)] public bool Proved { get; init; }
}
