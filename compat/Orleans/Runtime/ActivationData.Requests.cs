namespace Orleans.Runtime;

/// <summary>Turns: which request may start, and what happens when one ends.</summary>
internal sealed partial class ActivationData
{
    private static readonly Action<Task, object?> s_finish = static (task, state) => ((GrainCall)state!).Activation!.Finish((GrainCall)state, task);
    private static readonly Action<Task, object?> s_finishFiltered =
        static (_, state) => ((GrainCall)state!).Activation!.Release((GrainCall)state, signal: true);

    private CallList _waiting;
    private CallList _running;
    private GrainCall? _blocking;
    private Dictionary<Guid, int>? _reentrantSections;
    private long _lastUsed;
    private int _waitingThatMayInterleave;
    private ActivationState _state;
    private bool _operating;
    private bool _watched;
    private bool _served;

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

    public void EnterReentrantSection(Guid id)
    {
        lock (_gate)
        {
            _reentrantSections ??= [];
            _reentrantSections[id] = _reentrantSections.GetValueOrDefault(id) + 1;
        }
    }

    public void ExitReentrantSection(Guid id)
    {
        lock (_gate)
        {
            if (_reentrantSections is not null && _reentrantSections.TryGetValue(id, out var depth))
            {
                if (depth == 1)
                {
                    _reentrantSections.Remove(id);
                }
                else
                {
                    _reentrantSections[id] = depth - 1;
                }
            }
        }
    }

    /// <summary>Starts all that may start now. Runs in a Task of this activation's scheduler.</summary>
    internal void Pump()
    {
        var baseline = ExecutionContext.Capture();
        while (true)
        {
            GrainCall? call = null;
            Func<ActivationData, Task>? operation;
            lock (_gate)
            {
                if (_operating)
                {
                    return;
                }

                operation = NextOperation();
                if (operation is null && (call = TakeRunnable()) is null)
                {
                    Watch();
                    return;
                }

                _operating = operation is not null;
            }

            if (call is not null)
            {
                Invoke(call, baseline);
            }
            else if (!Operate(operation!(this)))
            {
                return;
            }
        }
    }

    /// <summary>Under the gate: the first waiting request that may run, which now counts as running.</summary>
    private GrainCall? TakeRunnable()
    {
        if (_state is not (ActivationState.Valid or ActivationState.Deactivating))
        {
            return null;
        }

        for (var call = _waiting.Head; call is not null; call = call.Next)
        {
            if ((_state == ActivationState.Valid || call.IsLocal) && MayRun(call))
            {
                Unqueue(call);
                _running.Add(call);
                call.Activation = this;
                _served = true;
                if (_blocking is null && !call.AlwaysInterleave)
                {
                    _blocking = call;
                }

                return call;
            }

            if (_waitingThatMayInterleave == 0)
            {
                return null;
            }
        }

        return null;
    }

    private bool MayRun(GrainCall call) =>
        _running.Count == 0
        || call.AlwaysInterleave
        || _blocking is null
        || _class.IsReentrant
        || (_blocking.IsReadOnly && call.IsReadOnly)
        || (_reentrantSections is not null && ReentrancyId(call) is { } id && _reentrantSections.ContainsKey(id))
        || (_class.MayInterleave is { } predicate && (predicate(GrainInstance!, call) || predicate(GrainInstance!, _blocking)));

    private bool MayEverInterleave(GrainCall call) =>
        call.AlwaysInterleave || call.IsReadOnly || call.IsLocal || _class.IsReentrant || _class.MayInterleave is not null
        || ReentrancyId(call) is not null;

    private static Guid? ReentrancyId(GrainCall call) =>
        call.Context is { } context && context.TryGetValue(RequestContext.CallChainReentrancyHeader, out var id) ? id as Guid? : null;

    private void Unqueue(GrainCall call)
    {
        _waiting.Remove(call);
        if (MayEverInterleave(call))
        {
            _waitingThatMayInterleave--;
        }
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
