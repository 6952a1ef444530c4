namespace Platform.Callbacks;

/// <summary>The data of a job that reminds of a call.</summary>
/// <param name="Id">The call.</param>
/// <param name="Start">The time that is reminded of.</param>
public sealed record CallbackReminder(string Id, DateTimeOffset Start);
