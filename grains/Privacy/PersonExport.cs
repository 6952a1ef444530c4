using System.Text.Json;

namespace Platform.Privacy;

/// <summary>Everything held of a person.</summary>
/// <param name="CustomerId">The person's id in logs, keys and the audit.</param>
/// <param name="Address">The address that was looked for.</param>
/// <param name="At">When.</param>
/// <param name="Suppressed">Why the address is not written to unasked; null when it may be.</param>
/// <param name="Data">By the place that holds it: <c>profile</c>, <c>threads</c>, <c>originals</c>, <c>quarantine</c>, <c>files</c>, <c>jobs</c>, <c>states</c>.</param>
public sealed record PersonExport(
    string CustomerId, string Address, DateTimeOffset At, string? Suppressed, ImmutableSortedDictionary<string, JsonElement> Data);
