namespace Platform.Callbacks;

/// <summary>The data of a job that calls a call off.</summary>
/// <param name="Id">The call.</param>
public sealed record CallbackCancellation(string Id);
