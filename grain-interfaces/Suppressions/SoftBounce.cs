namespace Platform.Suppressions;

/// <summary>A soft bounce that still counts.</summary>
/// <param name="Mail">The Message-ID of our mail that came back.</param>
/// <param name="At">When it came.</param>
[GenerateSerializer, Immutable, Alias("platform.suppressions.soft-bounce")]
public sealed record SoftBounce([property: Id(0)] string Mail, [property: Id(1)] DateTimeOffset At);
