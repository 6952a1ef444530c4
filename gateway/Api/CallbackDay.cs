namespace Platform.Gateway.Api;

/// <summary>The calls of a day.</summary>
/// <param name="Day">The day where the shop is.</param>
/// <param name="TimeZone">The shop's zone.</param>
/// <param name="Callbacks">By time.</param>
public sealed record CallbackDay(DateOnly Day, string TimeZone, IReadOnlyList<CallbackView> Callbacks);
