using Platform.Threads;

namespace Platform.Verifications;

/// <summary>A try with the identity that makes a repeated turn count once.</summary>
/// <param name="Id">Thread, turn and what was compared, hashed.</param>
/// <param name="Try">The try.</param>
[GenerateSerializer, Immutable, Alias("platform.verifications.counted-try")]
public sealed record CountedTry([property: Id(0)] string Id, [property: Id(1)] VerificationTry Try);
