namespace Platform.Encryption;

/// <summary>What was to be written is encrypted with a key that is being destroyed: it has to be encrypted anew. Never leaves a store.</summary>
public sealed class RetiredKeyException() : Exception("the data key was retired between the encryption and the write");
