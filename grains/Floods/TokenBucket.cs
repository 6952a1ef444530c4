namespace Platform.Floods;

/// <summary>How many mails are still free.</summary>
/// <param name="Free">At <paramref name="At"/>; below one when the next is too many.</param>
/// <param name="At">When this was counted.</param>
public readonly record struct TokenBucket(double Free, DateTimeOffset At);
