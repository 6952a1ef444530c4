namespace Platform.Silo.Adapters.Ses;

/// <summary>An object of S3.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Key">Its key, decoded.</param>
public sealed record StoredObject(string Bucket, string Key);
