namespace Platform.Returns;

/// <summary>One entry of a return's history.</summary>
/// <param name="Status">What was reached.</param>
/// <param name="At">When.</param>
/// <param name="By">The operator's name, or <c>platform</c>.</param>
[GenerateSerializer, Immutable, Alias("platform.returns.return-step")]
public sealed record ReturnStep([property: Id(0)] ReturnStatus Status, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string By);
