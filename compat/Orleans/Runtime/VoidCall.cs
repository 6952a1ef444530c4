namespace Orleans.Runtime;

/// <summary>A request for a method that returns Task or ValueTask.</summary>
internal abstract class VoidCall : GrainCall
{
    private TaskCompletionSource? _promise;

    public override bool IsCompleted => _promise is { Task.IsCompleted: true };

    public Task Promise() =>
        (_promise = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public override Task Begin(object target)
    {
        var running = InvokeCore(target);
        if (!running.IsCompletedSuccessfully)
        {
            return running.AsTask();
        }

        running.GetAwaiter().GetResult();
        return Over;
    }

    public override void Complete(Task finished)
    {
        if (ReferenceEquals(finished, Over))
        {
            _promise?.TrySetResult();
        }
        else
        {
            _promise?.TrySetFromTask(finished);
        }
    }

    public override bool TryFail(Exception exception) =>
        _promise is not null && (exception is OperationCanceledException canceled
            ? _promise.TrySetCanceled(canceled.CancellationToken)
            : _promise.TrySetException(exception));

    public override bool TryCancel(CancellationToken token) => _promise is not null && _promise.TrySetCanceled(token);

    public override async Task<object?> BeginBoxed(object target)
    {
        await InvokeCore(target);
        return null;
    }

    public override void CompleteBoxed(object? result) => _promise?.TrySetResult();

    public override object? SwapPromise(object? promise)
    {
        var before = _promise;
        _promise = (TaskCompletionSource?)promise;
        return before;
    }

    public override async Task<object?> NewPromiseBoxed()
    {
        await Promise();
        return null;
    }

    protected abstract ValueTask InvokeCore(object target);
}
