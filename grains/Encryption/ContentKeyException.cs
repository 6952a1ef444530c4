namespace Platform.Encryption;

/// <summary>A key is missing, cannot be used or is another than the one that content is encrypted with. Its message is one line that says what to do.</summary>
public sealed class ContentKeyException(string message, Exception? innerException = null) : Exception(message, innerException);
