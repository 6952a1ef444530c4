namespace Platform.Leads;

/// <summary>A step of a sequence that has become due. The data of a job of the kind <see cref="StepKind"/>.</summary>
/// <param name="CustomerId">Whose.</param>
/// <param name="Name">One of <see cref="SequenceNames"/>.</param>
/// <param name="Number">The number that the lead's sequence must have.</param>
[GenerateSerializer, Immutable, Alias("platform.leads.sequence-step")]
public sealed record SequenceStep(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] string Name,
    [property: Id(2)] int Number)
{
    /// <summary>The kind of the job that does it.</summary>
    public const string StepKind = "leads.step";

    /// <summary>The id of its entry in the schedule and of its notification; all of a customer's begin with <see cref="Prefix"/>.</summary>
    public string Id => $"{Prefix}{Name}/{Number}/{CustomerId}";

    /// <summary>What the id of everything begins with that advertises: an opt-out calls it off by this.</summary>
    public const string Prefix = "marketing/";
}
