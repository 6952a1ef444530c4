namespace Platform.Leads;

/// <summary>One line of a lead's history.</summary>
/// <param name="At">When.</param>
/// <param name="What">What happened: <c>captured</c>, <c>sent newsletter 4</c>, <c>stopped: consent is missing</c>.</param>
/// <param name="Source">Why: a thread and turn, a job.</param>
[GenerateSerializer, Immutable, Alias("platform.leads.lead-note")]
public sealed record LeadNote([property: Id(0)] DateTimeOffset At, [property: Id(1)] string What, [property: Id(2)] string Source);
