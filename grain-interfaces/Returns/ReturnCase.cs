namespace Platform.Returns;

/// <summary>A return as it is stored.</summary>
/// <param name="Opening">What was decided.</param>
/// <param name="Status">How far it is.</param>
/// <param name="History">Everything that was reached, oldest first.</param>
/// <param name="Label">The name of the stored label; null before it is made, and when nothing has to be sent back.</param>
/// <param name="SupersededBy">The number that counts for the same item; null when it is this one.</param>
[GenerateSerializer, Immutable, Alias("platform.returns.return-case")]
public sealed record ReturnCase(
    [property: Id(0)] ReturnOpening Opening,
    [property: Id(1)] ReturnStatus Status,
    [property: Id(2)] ImmutableArray<ReturnStep> History,
    [property: Id(3)] string? Label = null,
    [property: Id(4)] string? SupersededBy = null)
{
    /// <summary>When a status was reached; null when it was not.</summary>
    public DateTimeOffset? ReachedAt(ReturnStatus status) => History.FirstOrDefault(step => step.Status == status)?.At;
}
