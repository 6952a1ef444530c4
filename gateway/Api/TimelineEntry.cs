using System.Text.Json;

namespace Platform.Gateway.Api;

/// <summary>One event of a thread's log.</summary>
/// <param name="Version">Its place, from 1.</param>
/// <param name="At">When it happened.</param>
/// <param name="Event">Its stored name, such as <c>thread.message-received.v1</c>.</param>
/// <param name="Data">Its content.</param>
public sealed record TimelineEntry(long Version, DateTimeOffset At, string Event, JsonElement Data);
