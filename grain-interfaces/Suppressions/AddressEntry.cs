namespace Platform.Suppressions;

/// <summary>One line of an address's audit.</summary>
/// <param name="At">When.</param>
/// <param name="What"><c>suppressed</c> or <c>lifted</c>.</param>
/// <param name="Reason"><c>bounce</c> or <c>complaint</c>.</param>
/// <param name="By">Who did it: <c>report</c>, <c>customer</c>, or the operator's name.</param>
/// <param name="Why">The operator's words, or the code of the report; empty for none.</param>
/// <param name="Evidence">The id of the mail that proves it; empty for an operator.</param>
[GenerateSerializer, Immutable, Alias("platform.suppressions.address-entry")]
public sealed record AddressEntry(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string What,
    [property: Id(2)] string Reason,
    [property: Id(3)] string By,
    [property: Id(4)] string Why,
    [property: Id(5)] string Evidence);
