namespace Platform.Encryption;

/// <summary>A data key in the store.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Wrapped">The key, wrapped.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record StoredDataKey(DataKeyId Id, WrappedKey Wrapped, DateTimeOffset CreatedAt);
