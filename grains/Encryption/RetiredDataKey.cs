namespace Platform.Encryption;

/// <summary>A data key whose destruction has begun.</summary>
/// <param name="Id">Its name.</param>
/// <param name="At">Since when nobody who asks the store gets it to encrypt with.</param>
public sealed record RetiredDataKey(DataKeyId Id, DateTimeOffset At);
