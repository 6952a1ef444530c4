namespace Orleans.Runtime;

/// <summary>A request for a method that returns Task&lt;T&gt; or ValueTask&lt;T&gt;.</summary>
internal abstract class ResultCall<T> : GrainCall
{
    private TaskCompletionSource<T>? _promise;
    private T? _result;

    public override bool IsCompleted => _promise is { Task.IsCompleted: true };

    public Task<T> Promise() =>
        (_promise = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public override Task Begin(object target)
    {
        var running = InvokeCore(target);
        if (!running.IsCompletedSuccessfully)
        {
            return running.AsTask();
        }

        _result = running.Result;
        return Over;
    }

    public override void Complete(Task finished)
    {
        if (ReferenceEquals(finished, Over))
        {
            _promise?.TrySetResult(_result!);
        }
        else
        {
            _promise?.TrySetFromTask((Task<T>)finished);
        }
    }

    public override bool TryFail(Exception exception) =>
        _promise is not null && (exception is OperationCanceledException canceled
            ? _promise.TrySetCanceled(canceled.CancellationToken)
            : _promise.TrySetException(exception));

    public override bool TryCancel(CancellationToken token) => _promise is not null && _promise.TrySetCanceled(token);

    public override async Task<object?> BeginBoxed(object target) => await InvokeCore(target);

    public override void CompleteBoxed(object? result) => _promise?.TrySetResult((T)result!);

    public override object? SwapPromise(object? promise)
    {
        var before = _promise;
        _promise = (TaskCompletionSource<T>?)promise;
        return before;
    }

    public override async Task<object?> NewPromiseBoxed() => await Promise();

    protected abstract ValueTask<T> InvokeCore(object target);
}
