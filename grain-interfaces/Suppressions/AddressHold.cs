namespace Platform.Suppressions;

/// <summary>Why an address gets no mail.</summary>
/// <param name="Reason"><c>bounce</c> or <c>complaint</c>.</param>
/// <param name="Since">Since when.</param>
/// <param name="Evidence">The id of the mail that proves it.</param>
/// <param name="Code">Its code; empty when none was told.</param>
[GenerateSerializer, Immutable, Alias("platform.suppressions.address-hold")]
public sealed record AddressHold(
    [property: Id(0)] string Reason,
    [property: Id(1)] DateTimeOffset Since,
    [property: Id(2)] string Evidence,
    [property: Id(3)] string Code);
