using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;

namespace Platform.Tests.Storage;

/// <summary>An open database in a folder of its own, and what tests put into it.</summary>
internal sealed class StorageFixture : IDisposable
{
    private readonly TempFolder _folder = new();

    public StorageFixture() => Database = Open(_folder.Combine("platform.db"));

    public static DateTimeOffset Start { get; } = new(2026, 8, 3, 9, 0, 0, TimeSpan.Zero);

    public SqliteDatabase Database { get; private set; }

    public string Path => _folder.Combine("platform.db");

    public static SqliteDatabase Open(string path) =>
        SqliteDatabase.Open(new SqliteDatabaseOptions { Path = path }, NullLogger<SqliteDatabase>.Instance);

    public static ThreadHead Head(string threadId, long version, DateTimeOffset? at = null, DateTimeOffset? pendingSince = null) => new(
        threadId, version, ThreadStatus.Open, "mail", "anna@example.org", "Where is my order?", "en", -0.25, 40, 3, 2, 1,
        Start, at ?? Start, pendingSince, HandOff: null);

    public static ThreadAppend Append(string threadId, long expectedVersion, params ImmutableArray<ThreadEvent> events) =>
        new(threadId, expectedVersion, events, Head(threadId, expectedVersion + events.Length), []);

    public static ThreadEvent Event(string reason = "rule") => new ThreadEvent.HandedOff(reason, Start);

    /// <summary>Copies a database as a backup does.</summary>
    public static Task BackUpAsync(SqliteDatabase database, string path) => database.MaintainAsync(
        static (session, path) =>
        {
            session.Run($"VACUUM INTO '{path}'");
            return true;
        },
        path);

    public void Reopen()
    {
        Database.Dispose();
        Database = Open(Path);
    }

    public Task Execute(string sql) => Database.WriteAsync(
        static (session, statement) =>
        {
            session.Run(statement);
            return true;
        },
        sql);

    public async Task<long> Scalar(string sql) => await Database.ReadAsync(static (session, statement) => session.Scalar(statement), sql);

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
