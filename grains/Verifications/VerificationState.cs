namespace Platform.Verifications;

/// <summary>What is stored of a correspondent's tries.</summary>
[GenerateSerializer, Alias("platform.verifications.verification-state")]
public sealed record VerificationState
{
    /// <summary>Nobody has tried.</summary>
    public static VerificationState Empty { get; } = new();

    /// <summary>The tries of the last 24 hours, oldest first.</summary>
    [Id(0)] public ImmutableArray<CountedTry> Tries { get; init; } = [];
}
