using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task The_file_is_opened_for_durable_writes()
    {
        var pragmas = await _storage.Database.WriteAsync(
            static (session, _) => (Synchronous: session.Scalar("PRAGMA synchronous"), ForeignKeys: session.Scalar("PRAGMA foreign_keys")), 0);

        Assert.Equal((2L, 1L), pragmas);
        Assert.True(File.Exists(_storage.Path + "-wal"));
    }

    [Fact]
    public async Task A_refused_write_leaves_the_rest_of_its_batch()
    {
        await _storage.Execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");

        var outcomes = await InOneBatch(Enumerable.Range(0, 20), static (session, number) =>
        {
            if (number % 2 == 0)
            {
                throw new InvalidOperationException("even");
            }

            Insert(session, number);
        });

        Assert.Equal(Enumerable.Range(0, 20).Select(number => number % 2 != 0), outcomes.Select(outcome => outcome is null));
        Assert.Equal(10, await _storage.Scalar("SELECT count(*) FROM numbers"));
    }

    [Fact]
    public async Task A_write_that_fails_half_way_is_undone_alone()
    {
        await _storage.Execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");

        var outcomes = await InOneBatch([1, 2, 3, 4], static (session, number) =>
        {
            Insert(session, number * 10);
            Insert(session, number == 3 ? 10 : number);
        });

        Assert.Equal([true, true, false, true], outcomes.Select(outcome => outcome is null));
        Assert.IsType<SqliteException>(outcomes[2]);
        Assert.Equal(6, await _storage.Scalar("SELECT count(*) FROM numbers"));
    }

    [Fact]
    public async Task A_commit_that_fails_fails_the_whole_batch_and_the_next_one_works()
    {
        await _storage.Execute("""
            CREATE TABLE parents (number INTEGER PRIMARY KEY);
            CREATE TABLE numbers (number INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (number) DEFERRABLE INITIALLY DEFERRED);
            """);

        var outcomes = await InOneBatch([1, 2, 3], static (session, number) =>
        {
            if (number == 2)
            {
                session.Run("INSERT INTO numbers (number, parent) VALUES (2, 99)");
            }
            else
            {
                Insert(session, number);
            }
        });

        Assert.All(outcomes, outcome => Assert.IsType<SqliteException>(outcome));
        Assert.Equal(0, await _storage.Scalar("SELECT count(*) FROM numbers"));
        await _storage.Execute("INSERT INTO numbers (number) VALUES (4)");
        Assert.Equal(1, await _storage.Scalar("SELECT count(*) FROM numbers"));
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_later()
    {
        await _storage.Execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");
        var writes = Enumerable.Range(0, 500).Select(number => Write(static (session, value) => Insert(session, value), number)).ToArray();

        var closed = _storage.Database;
        await closed.DisposeAsync();
        await Task.WhenAll(writes);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _storage.Execute("SELECT 1"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _storage.Scalar("SELECT 1"));
        Assert.False(File.Exists(_storage.Path + "-wal"));
        _storage.Reopen();
        Assert.Equal(500, await _storage.Scalar("SELECT count(*) FROM numbers"));
    }

    [Fact]
    public async Task A_cancelled_write_that_waits_writes_nothing()
    {
        await _storage.Execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");
        using var gate = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        var first = await HoldWriter(gate);
        var second = _storage.Database.WriteAsync(
            static (session, number) =>
            {
                Insert(session, number);
                return true;
            },
            1,
            cancellation.Token);

        await cancellation.CancelAsync();
        gate.Set();
        await first;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(0, await _storage.Scalar("SELECT count(*) FROM numbers"));
    }

    [Fact]
    public async Task Beyond_the_queue_callers_wait_and_can_give_up()
    {
        using var folder = new TempFolder();
        await using var database = SqliteDatabase.Open(
            new SqliteDatabaseOptions { Path = folder.Combine("platform.db"), QueueLimit = 1 }, NullLogger<SqliteDatabase>.Instance);
        using var gate = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = database.WriteAsync(
            (_, _) =>
            {
                begun.SetResult();
                gate.Wait();
                return 0;
            },
            0);
        await begun.Task;
        var queued = database.WriteAsync((_, number) => number, 1);
        var waiting = database.WriteAsync((_, number) => number, 2);
        var impatient = database.WriteAsync((_, number) => number, 3, cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.False(queued.IsCompleted || waiting.IsCompleted);

        gate.Set();
        var written = await Task.WhenAll(running, queued, waiting);
        Assert.Equal([0, 1, 2], written);
    }

    [Fact]
    public async Task Reading_does_not_wait_for_the_writer_and_sees_what_was_committed()
    {
        await _storage.Execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");
        using var gate = new ManualResetEventSlim();
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var write = Write(
            (session, number) =>
            {
                Insert(session, number);
                written.SetResult();
                gate.Wait();
            },
            1);
        await written.Task;

        Assert.Equal(0, await _storage.Scalar("SELECT count(*) FROM numbers"));
        gate.Set();
        await write;
        Assert.Equal(1, await _storage.Scalar("SELECT count(*) FROM numbers"));
    }

    [Fact]
    public async Task A_reader_cannot_write() =>
        await Assert.ThrowsAsync<SqliteException>(() => _storage.Scalar("DELETE FROM mails"));

    private static void Insert(SqliteSession session, int number)
    {
        using var insert = session.Use("INSERT INTO numbers (number) VALUES (?)");
        insert.Bind(1, number).Execute();
    }

    private Task Write(Action<SqliteSession, int> write, int number) => _storage.Database.WriteAsync(
        static (session, state) =>
        {
            state.write(session, state.number);
            return true;
        },
        (write, number));

    /// <summary>Gives back a write that is under way, alone in its transaction, until the gate opens.</summary>
    private async Task<Task> HoldWriter(ManualResetEventSlim gate)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var write = Write(
            (_, _) =>
            {
                begun.SetResult();
                gate.Wait();
            },
            0);
        await begun.Task;
        return write;
    }

    /// <summary>Holds the writer until all writes wait, so that they share a transaction; the exceptions, null where there was none.</summary>
    private async Task<IReadOnlyList<Exception?>> InOneBatch(IEnumerable<int> numbers, Action<SqliteSession, int> write)
    {
        using var gate = new ManualResetEventSlim();
        var first = await HoldWriter(gate);
        var outcomes = numbers.Select(number => Record.ExceptionAsync(() => Write(write, number))).ToArray();
        gate.Set();
        await first;
        return await Task.WhenAll(outcomes);
    }
}
