namespace Platform.Silo.Adapters.Sqlite;

/// <summary>How the embedded database is opened. The defaults suit one process on a small server; only <see cref="Path"/> has to be given.</summary>
public sealed class SqliteDatabaseOptions
{
    /// <summary>The database file, by custom <c>platform.db</c> in the data folder; created when it is missing. Its folder has to exist.</summary>
    public required string Path { get; init; }

    /// <summary>The most writes that one transaction takes. Larger batches cost the first caller of a batch latency and gain little. Default 512.</summary>
    public int BatchLimit { get; init; } = 512;

    /// <summary>The most writes that wait; further callers wait asynchronously for a place. Default 4096.</summary>
    public int QueueLimit { get; init; } = 4096;

    /// <summary>The most read connections, opened as they are needed. Default: two for each processor, at least four.</summary>
    public int ReaderLimit { get; init; } = Math.Max(4, Environment.ProcessorCount * 2);

    /// <summary>Bytes of page cache of the writer. Default 32 MiB.</summary>
    public long WriterCacheBytes { get; init; } = 32L << 20;

    /// <summary>Bytes of page cache of each reader. Default 4 MiB: the operating system's cache lies below.</summary>
    public long ReaderCacheBytes { get; init; } = 4L << 20;

    /// <summary>Bytes of a page, a power of two from 512 to 65536; only a new file takes it. Default 4096, the block of most file systems.</summary>
    public int PageBytes { get; init; } = 4096;

    /// <summary>
    /// Bytes in the write-ahead log after which the writer copies its pages into the database. More make fewer copies of a page that
    /// changes often, and a longer pause for the copying. Default 32 MiB.
    /// </summary>
    public long CheckpointBytes { get; init; } = 32L << 20;

    /// <summary>How long SQLite waits for a lock, which only a foreign program (a backup, the sqlite3 shell) can hold. Default 10 s.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The tables. Default: those of the platform's database.</summary>
    internal IReadOnlyList<string> Steps { get; init; } = SqliteSchema.Steps;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(Path);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReaderLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(WriterCacheBytes, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReaderCacheBytes, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(CheckpointBytes, PageBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(BusyTimeout, TimeSpan.Zero);
    }
}
