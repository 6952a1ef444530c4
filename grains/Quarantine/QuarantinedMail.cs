namespace Platform.Quarantine;

/// <summary>An entry of the quarantine.</summary>
/// <param name="Id">SHA-256 of the bytes, lower-case hexadecimal.</param>
/// <param name="Reason">A stable word such as <c>too-large</c>.</param>
/// <param name="Detail">What a person needs to know, without any content of the mail.</param>
/// <param name="Source"><c>http</c>, <c>maildir</c> or <c>ses</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="At">When it was put there.</param>
public sealed record QuarantinedMail(string Id, string Reason, string Detail, string Source, long Size, DateTimeOffset At)
{
    /// <summary>The thread that it was released or replayed into; null while it waits.</summary>
    public string? TakenTo { get; init; }
}
