namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The database file cannot be used. The message names the file and says what to do.</summary>
public sealed class SqliteDatabaseException(string message, Exception? innerException = null) : Exception(message, innerException);
