namespace Platform.Suppressions;

/// <summary>What became of a wish to lift a suppression.</summary>
[GenerateSerializer, Alias("platform.suppressions.lift-outcome")]
public enum LiftOutcome
{
    /// <summary>It was lifted.</summary>
    Lifted = 0,

    /// <summary>There is no such suppression.</summary>
    NotSuppressed = 1,

    /// <summary>A complaint is only lifted with the reason said.</summary>
    NeedsReason = 2,
}
