using System.Collections.Concurrent;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>A small pool of read connections. A reader sees the last committed state and never waits for the writer.</summary>
internal sealed class SqliteReaders(Func<SqliteSession> open, int limit) : IDisposable
{
    private readonly ConcurrentStack<SqliteSession> _idle = new();
    private readonly SemaphoreSlim _places = new(limit, limit);
    private volatile bool _disposed;

    public ValueTask<TResult> ReadAsync<TState, TResult>(
        Func<SqliteSession, TState, TResult> read, TState state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteDatabase));

        // On the caller's thread: a read by key takes microseconds, less than a change of threads.
        return _places.Wait(0, CancellationToken.None)
            ? ValueTask.FromResult(Read(read, state))
            : WaitAsync(read, state, cancellationToken);
    }

    /// <summary>Waits for the reads under way, then closes all connections.</summary>
    public void Dispose()
    {
        _disposed = true;
        for (var place = 0; place < limit; place++)
        {
            _places.Wait();
        }

        while (_idle.TryPop(out var session))
        {
            session.Dispose();
        }
    }

    private async ValueTask<TResult> WaitAsync<TState, TResult>(
        Func<SqliteSession, TState, TResult> read, TState state, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return Read(read, state);
    }

    private TResult Read<TState, TResult>(Func<SqliteSession, TState, TResult> read, TState state)
    {
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteDatabase));
            if (!_idle.TryPop(out var session))
            {
                session = open();
            }

            try
            {
                return read(session, state);
            }
            finally
            {
                _idle.Push(session);
            }
        }
        finally
        {
            _places.Release();
        }
    }
}
