using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>
/// The embedded database: one file, one writer with group commit, and readers that never wait for it.
/// A write is durable (fsync) when its task completes.
/// </summary>
/// <remarks>
/// No other connection may write to the file, nor copy the write-ahead log into it: SQLite before 3.51.3 can lose pages when two do
/// so at one moment (sqlite.org/wal.html#walresetbug). That is why the writer itself does the copying, and readers are read-only.
/// </remarks>
public sealed partial class SqliteDatabase : IAsyncDisposable, IDisposable
{
    private readonly ILogger<SqliteDatabase> _logger;
    private readonly SqliteDatabaseOptions _options;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private int _disposed;

    private SqliteDatabase(SqliteDatabaseOptions options, SqliteSession writer, ILogger<SqliteDatabase> logger)
    {
        _logger = logger;
        _options = options;
        _writer = new SqliteWriter(writer, options.QueueLimit, options.BatchLimit);
        _readers = new SqliteReaders(OpenReader, options.ReaderLimit);
    }

    /// <summary>Opens the file, creating or migrating it as needed.</summary>
    /// <exception cref="SqliteDatabaseException">The file cannot be opened, is damaged, is no database of ours or is of a newer version.</exception>
    public static SqliteDatabase Open(SqliteDatabaseOptions options, ILogger<SqliteDatabase> logger)
    {
        options.Validate();
        SqliteLibrary.Init();
        SqliteSession? session = null;
        try
        {
            CreatePrivately(options.Path);
            session = SqliteSession.Open(options.Path, readOnly: false);
            Configure(session, options);
            var migrated = SqliteMigrator.Migrate(session, options.Path, options.Steps);
            var database = new SqliteDatabase(options, session, logger);
            database.LogOpened(options.Steps.Count, migrated);
            return database;
        }
        catch (Exception exception)
        {
            session?.Dispose();
            if (Explain(options.Path, exception) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }

    /// <summary>
    /// Writes in the next batch. The function first checks and throws without having written anything to refuse, which only its caller
    /// sees; it may run twice, so that it changes nothing but the database. An unexpected failure is undone for this write alone.
    /// </summary>
    /// <returns>What the function returned; complete when it is durable.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before it began: nothing was written.</exception>
    public Task<TResult> WriteAsync<TState, TResult>(
        Func<SqliteSession, TState, TResult> write, TState state, CancellationToken cancellationToken = default) =>
        EnqueueAsync(new SqliteWrite<TState, TResult>(write, state, cancellationToken), cancellationToken);

    /// <summary>Runs what cannot run in a transaction, such as VACUUM, between two batches; writers wait meanwhile.</summary>
    public Task<TResult> MaintainAsync<TState, TResult>(
        Func<SqliteSession, TState, TResult> maintain, TState state, CancellationToken cancellationToken = default) =>
        EnqueueAsync(new SqliteWrite<TState, TResult>(maintain, state, cancellationToken, isAlone: true), cancellationToken);

    /// <summary>Reads the last committed state, on the calling thread unless all readers are taken.</summary>
    public ValueTask<TResult> ReadAsync<TState, TResult>(
        Func<SqliteSession, TState, TResult> read, TState state, CancellationToken cancellationToken = default) =>
        _readers.ReadAsync(read, state, cancellationToken);

    /// <summary>Writes what waits, then closes the file; the write-ahead log is copied into it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        // The writer last: the last connection that closes copies the log, and readers may not.
        _readers.Dispose();
        _writer.Dispose();
        LogClosed();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    private Task<TResult> EnqueueAsync<TState, TResult>(SqliteWrite<TState, TResult> operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var queued = _writer.EnqueueAsync(operation, cancellationToken);
        return queued.IsCompletedSuccessfully ? operation.Task : AwaitAsync(queued, operation.Task);

        static async Task<TResult> AwaitAsync(ValueTask queued, Task<TResult> written)
        {
            await queued;
            return await written;
        }
    }

    private static void CreatePrivately(string path)
    {
        // The log and the shared memory beside it inherit the mode.
        if (!File.Exists(path))
        {
            PrivateFiles.Create(path, FileShare.None, FileMode.OpenOrCreate).Dispose();
        }
    }

    private static void Configure(SqliteSession session, SqliteDatabaseOptions options)
    {
        session.Run(string.Create(CultureInfo.InvariantCulture, $"""
            PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds};
            PRAGMA page_size = {options.PageBytes};
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -{options.WriterCacheBytes / 1024};
            PRAGMA wal_autocheckpoint = {options.CheckpointBytes / options.PageBytes};
            PRAGMA journal_size_limit = {options.CheckpointBytes * 4};
            """));
    }

    private static SqliteDatabaseException? Explain(string path, Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } => new(
            $"database {path} is damaged or is no SQLite database: restore it from a backup, or move it away to begin with an empty one ({exception.Message})", exception),
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => new(
            $"database {path} is locked by another program: close that program ({exception.Message})", exception),
        SqliteException or UnauthorizedAccessException or IOException => new(
            $"database {path} cannot be opened: check that its folder exists, is writable and has space ({exception.Message})", exception),
        _ => null,
    };

    private SqliteSession OpenReader()
    {
        var session = SqliteSession.Open(_options.Path, readOnly: true);
        session.Run(string.Create(CultureInfo.InvariantCulture, $"""
            PRAGMA busy_timeout = {(long)_options.BusyTimeout.TotalMilliseconds};
            PRAGMA query_only = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -{_options.ReaderCacheBytes / 1024};
            """));
        return session;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database opened at schema {Version}; {Migrated} migration steps ran.")]
    private partial void LogOpened(int version, int migrated);

    [LoggerMessage(Level = LogLevel.Information, Message = "Database closed.")]
    private partial void LogClosed();
}
