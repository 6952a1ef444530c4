namespace Platform.Leads;

/// <summary>Where a lead's sequence stands.</summary>
/// <param name="Name">One of <see cref="SequenceNames"/>.</param>
/// <param name="Number">Counts every step of the lead, over all its sequences: a step's id is never used twice.</param>
/// <param name="Index">The step within the sequence, from 0.</param>
/// <param name="DueAt">When it is due; null when the sequence was stopped.</param>
/// <param name="Stopped">Why it was stopped; null while it runs.</param>
/// <param name="BegunAt">When the chain that it belongs to began: the capture.</param>
[GenerateSerializer, Immutable, Alias("platform.leads.sequence-state")]
public sealed record SequenceState(
    [property: Id(0)] string Name,
    [property: Id(1)] int Number,
    [property: Id(2)] int Index,
    [property: Id(3)] DateTimeOffset? DueAt,
    [property: Id(4)] string? Stopped,
    [property: Id(5)] DateTimeOffset BegunAt);
