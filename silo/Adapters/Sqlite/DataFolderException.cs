namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The data folder cannot be used. The message names it and says what to do.</summary>
public sealed class DataFolderException(string message, Exception? innerException = null) : Exception(message, innerException);
