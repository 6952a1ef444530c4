namespace Platform.Suppressions;

/// <summary>One reason not to write to somebody.</summary>
/// <param name="Reason">One of <see cref="SuppressionReasons"/>.</param>
/// <param name="Since">Since when.</param>
/// <param name="Evidence">The id of the mail that proves it; null when no mail does.</param>
public sealed record Suppression(string Reason, DateTimeOffset Since, string? Evidence = null);
