namespace Platform.Leads;

/// <summary>Something that a customer did and that says something of the interest in offers. The data of a job of the kind <see cref="NoteKind"/>.</summary>
/// <param name="Id">From content; one activity counts once.</param>
/// <param name="CustomerId"><see cref="Customers.CustomerIds.FromAddress"/> of the verified customer.</param>
/// <param name="Kind">What was done.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("platform.leads.lead-activity")]
public sealed record LeadActivity(
    [property: Id(0)] string Id,
    [property: Id(1)] string CustomerId,
    [property: Id(2)] LeadActivityKind Kind,
    [property: Id(3)] DateTimeOffset At)
{
    /// <summary>The kind of the job that counts it.</summary>
    public const string NoteKind = "leads.note";
}
