namespace Platform.Silo.Adapters.Sqlite;

/// <summary>A write that waits for its batch.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Why it was refused in the current attempt; told to the caller when the batch is done.</summary>
    public Exception? Refusal { get; private set; }

    /// <summary>Whether it runs by itself, outside of any transaction.</summary>
    public virtual bool IsAlone => false;

    /// <summary>Whether its caller gave up while it waited.</summary>
    public abstract bool TryCancel();

    /// <summary>Runs it inside the transaction of its batch; may run again when that transaction was rolled back.</summary>
    public void Run(SqliteSession session)
    {
        Refusal = null;
        Execute(session);
    }

    /// <summary>Notes that it wrote nothing.</summary>
    public void Refuse(Exception refusal) => Refusal = refusal;

    /// <summary>Tells the caller that it is durable.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Fail(Exception exception);

    protected abstract void Execute(SqliteSession session);
}

/// <inheritdoc/>
internal sealed class SqliteWrite<TState, TResult>(
    Func<SqliteSession, TState, TResult> run, TState state, CancellationToken cancellationToken, bool isAlone = false) : SqliteWrite
{
    // Continuations never run on the writer's thread: it has the next batch to write.
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult _result = default!;

    public Task<TResult> Task => _completion.Task;

    public override bool IsAlone => isAlone;

    public override bool TryCancel() =>
        cancellationToken.IsCancellationRequested && _completion.TrySetCanceled(cancellationToken);

    public override void Complete() => _completion.TrySetResult(_result);

    public override void Fail(Exception exception) => _completion.TrySetException(exception);

    protected override void Execute(SqliteSession session) => _result = run(session, state);
}
