namespace Platform.Suppressions;

/// <summary>What a report that was matched with a mail of ours says about the address of that mail.</summary>
/// <param name="Outcome">What it says.</param>
/// <param name="Code">The enhanced status code (RFC 3463) or the SMTP code; empty when none was told.</param>
/// <param name="Mail">The Message-ID of our mail: two soft bounces of one mail are one.</param>
/// <param name="Evidence">The id of the mail that says so: one evidence counts once.</param>
/// <param name="At">When that was received.</param>
[GenerateSerializer, Immutable, Alias("platform.suppressions.address-report")]
public sealed record AddressReport(
    [property: Id(0)] AddressOutcome Outcome,
    [property: Id(1)] string Code,
    [property: Id(2)] string Mail,
    [property: Id(3)] string Evidence,
    [property: Id(4)] DateTimeOffset At);
