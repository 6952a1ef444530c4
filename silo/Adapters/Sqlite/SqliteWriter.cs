using System.Threading.Channels;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>
/// The one writer, with group commit: what waits is written in one transaction, so that one fsync serves all callers of the batch.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const string Begin = "BEGIN IMMEDIATE";
    private const string Commit = "COMMIT";
    private const string Rollback = "ROLLBACK";
    private const string Savepoint = "SAVEPOINT one";
    private const string ReleaseSavepoint = "RELEASE one";
    private const string RollbackToSavepoint = "ROLLBACK TO one";

    private readonly SqliteSession _session;
    private readonly Channel<SqliteWrite> _queue;
    private readonly List<SqliteWrite> _batch;
    private readonly int _batchLimit;
    private readonly Thread _thread;

    public SqliteWriter(SqliteSession session, int queueLimit, int batchLimit)
    {
        _session = session;
        _batchLimit = batchLimit;
        _batch = new(batchLimit);
        _queue = Channel.CreateBounded<SqliteWrite>(new BoundedChannelOptions(queueLimit) { SingleReader = true });
        _thread = new Thread(Loop) { Name = "sqlite-writer", IsBackground = true };
        _thread.Start();
    }

    public ValueTask EnqueueAsync(SqliteWrite write, CancellationToken cancellationToken) =>
        _queue.Writer.TryWrite(write) ? ValueTask.CompletedTask : WaitAsync(write, cancellationToken);

    /// <summary>Writes what waits, then closes the connection.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
        _session.Dispose();
    }

    private async ValueTask WaitAsync(SqliteWrite write, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(write, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new ObjectDisposedException("the database was closed", exception);
        }
    }

    private void Loop()
    {
        // A thread of its own may wait synchronously; the pool's threads never wait for the disk.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_batch.Count < _batchLimit && _queue.Reader.TryRead(out var write))
            {
                if (write.TryCancel())
                {
                    continue;
                }

                if (write.IsAlone)
                {
                    WriteBatch();
                    _batch.Clear();
                    RunAlone(write);
                }
                else
                {
                    _batch.Add(write);
                }
            }

            WriteBatch();
            _batch.Clear();
        }
    }

    private void RunAlone(SqliteWrite write)
    {
        try
        {
            write.Run(_session);
            write.Complete();
        }
        catch (Exception exception)
        {
            TryRollback();
            write.Fail(exception);
        }
    }

    private void WriteBatch()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        try
        {
            if (!TryRunAll())
            {
                RunEachWithSavepoint();
            }

            Execute(Commit);
        }
        catch (Exception exception)
        {
            // Begin or commit failed: nothing of the batch is durable.
            TryRollback();
            _batch.ForEach(write => write.Fail(exception));
            return;
        }

        foreach (var write in _batch)
        {
            if (write.Refusal is { } refusal)
            {
                write.Fail(refusal);
            }
            else
            {
                write.Complete();
            }
        }
    }

    /// <summary>The ordinary way, without savepoints (each would copy the pages it changes). False when a write failed half-way: the transaction was rolled back.</summary>
    private bool TryRunAll()
    {
        Execute(Begin);
        foreach (var write in _batch)
        {
            var before = _session.TotalChanges;
            try
            {
                write.Run(_session);
            }
            catch (Exception exception) when (_session.InTransaction && _session.TotalChanges == before)
            {
                // A refused condition: it wrote nothing, so the others stand.
                write.Refuse(exception);
            }
            catch (Exception)
            {
                TryRollback();
                return false;
            }
        }

        return true;
    }

    /// <summary>The way after a failure half-way: all once more, each undone by itself if it fails.</summary>
    private void RunEachWithSavepoint()
    {
        Execute(Begin);
        foreach (var write in _batch)
        {
            Execute(Savepoint);
            try
            {
                write.Run(_session);
            }
            catch (Exception exception) when (_session.InTransaction)
            {
                // Otherwise SQLite gave up the whole transaction (disk full, I/O error), and the batch with it.
                Execute(RollbackToSavepoint);
                write.Refuse(exception);
            }

            Execute(ReleaseSavepoint);
        }
    }

    private void TryRollback()
    {
        try
        {
            if (_session.InTransaction)
            {
                Execute(Rollback);
            }
        }
        catch (Exception)
        {
            // The cause is reported to the callers; the next BEGIN fails by itself if the connection is beyond use.
        }
    }

    private void Execute(string sql)
    {
        using var statement = _session.Use(sql);
        statement.Execute();
    }
}
