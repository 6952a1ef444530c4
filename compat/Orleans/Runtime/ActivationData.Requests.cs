namespace Orleans.Runtime;

/// <summary>Requests: how they come in, how one runs, what happens when it ends.</summary>
internal sealed partial class ActivationData
{
    private static readonly Action<Task, object?> s_finish = static (task, state) => ((GrainCall)state!).Activation!.Finish((GrainCall)state, task);
    private static readonly Action<Task, object?> s_finishFiltered =
        static (_, state) => ((GrainCall)state!).Activation!.Release((GrainCall)state, signal: true);

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
        Action<Task, object?>? finish = null;
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
                    pending = new IncomingCallContext(_silo, this, call).Run();
                    finish = s_finishFiltered;
                }
                else
                {
                    pending = call.Begin(GrainInstance!);
                    finish = s_finish;
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

        if (failure is not null)
        {
            ReportFailure(call, failure);
            call.TryFail(failure);
        }

        if (pending is { IsCompleted: false })
        {
            _ = pending.ContinueWith(finish!, call, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return;
        }

        if (pending is not null && !ReferenceEquals(pending, GrainCall.Over) && ReferenceEquals(finish, s_finish))
        {
            Settle(call, pending);
        }

        Release(call, signal: false);
    }

    private void Finish(GrainCall call, Task task)
    {
        Settle(call, task);
        Release(call, signal: true);
    }

    private void Settle(GrainCall call, Task task)
    {
        if (task.IsFaulted)
        {
            ReportFailure(call, task.Exception.InnerException!);
        }

        call.Complete(task);
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
