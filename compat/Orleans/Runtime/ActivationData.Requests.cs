namespace Orleans.Runtime;

/// <summary>Requests: how they come in, how one runs, what happens when it ends.</summary>
internal sealed partial class ActivationData
{
    private static readonly Action<Task, object?> s_finish = static (task, state) =>
    {
        var call = (GrainCall)state!;
        call.Activation!.Finish(call, task, failure: null, signal: true);
    };

    private static readonly Action<Task, object?> s_finishFiltered = static (_, state) =>
    {
        var context = (IncomingCallContext)state!;
        context.Call.Activation!.FinishFiltered(context, signal: true);
    };

    private CallList _waiting;
    private CallList _running;
    private GrainCall? _blocking;
    private long _lastUsed;
    private ActivationState _state;
    private bool _operating;
    private bool _watched;

    public bool IsInactive
    {
        get
        {
            lock (_gate)
            {
                return _running.Count == 0 && _waiting.Count == 0 && !_operating;
            }
        }
    }

    public int WaitingCount => _waiting.Count;

    public bool Receive(GrainCall call)
    {
        lock (_gate)
        {
            if (_state == ActivationState.Invalid)
            {
                return false;
            }

            if (_silo.QueueLimit > 0 && _waiting.Count + _running.Count > _silo.QueueLimit && !call.IsLocal)
            {
                call.TryFail(new LimitExceededException("MaxEnqueuedRequestsHardLimit", _waiting.Count, _silo.QueueLimit, this));
                return true;
            }

            _waiting.Add(call);
            if (MayEverInterleave(call))
            {
                _waitingThatMayInterleave++;
            }

            Watch();
        }

        _scheduler.SignalPump();
        return true;
    }

    private void Invoke(GrainCall call, ExecutionContext? baseline)
    {
        Task? pending = null;
        IncomingCallContext? filtered = null;
        Exception? failure = null;
        try
        {
            // Nobody waits for it any more: the caller cancelled, or was told that it took too long.
            if (!call.IsCompleted)
            {
                if (call.Context is { } context)
                {
                    RequestContext.Current = context;
                }

                if (_silo.HasIncomingFilters || GrainInstance is IIncomingGrainCallFilter)
                {
                    filtered = new IncomingCallContext(_silo, this, call);
                    pending = filtered.RunAsync();
                }
                else
                {
                    pending = call.Begin(GrainInstance!);
                }
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        if (!ReferenceEquals(ExecutionContext.Capture(), baseline))
        {
            ExecutionContext.Restore(baseline!);
        }

        if (pending is { IsCompleted: false })
        {
            _ = pending.ContinueWith(
                filtered is null ? s_finish : s_finishFiltered,
                filtered is null ? call : filtered,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return;
        }

        if (filtered is not null)
        {
            FinishFiltered(filtered, signal: false);
        }
        else
        {
            Finish(call, pending, failure, signal: false);
        }
    }

    /// <summary>The request is over before its caller hears of it: who then looks at this activation finds it idle.</summary>
    private void Finish(GrainCall call, Task? task, Exception? failure, bool signal)
    {
        if ((failure ?? task?.Exception?.InnerException) is { } exception)
        {
            ReportFailure(call, exception);
        }

        Release(call, signal);
        if (failure is not null)
        {
            call.TryFail(failure);
        }
        else if (task is not null)
        {
            call.Complete(task);
        }
    }

    private void FinishFiltered(IncomingCallContext context, bool signal)
    {
        if (context.Failure is { } exception)
        {
            ReportFailure(context.Call, exception);
        }

        Release(context.Call, signal);
        context.Settle();
    }

    private void Release(GrainCall call, bool signal)
    {
        call.Cancellation?.Dispose();
        lock (_gate)
        {
            _running.Remove(call);
            if (call.KeepsAlive)
            {
                _lastUsed = _silo.Clock.Idle;
            }

            if (_blocking is null || ReferenceEquals(_blocking, call))
            {
                _blocking = null;
            }

            signal &= _waiting.Count > 0 || _state != ActivationState.Valid;
        }

        if (signal)
        {
            _scheduler.SignalPump();
        }
    }
}
