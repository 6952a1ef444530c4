namespace Platform.Suppressions;

/// <summary>One reason not to write to somebody.</summary>
/// <param name="Reason">One of <see cref="SuppressionReasons"/>.</param>
/// <param name="Since">Since when.</param>
public sealed record Suppression(string Reason, DateTimeOffset Since);
