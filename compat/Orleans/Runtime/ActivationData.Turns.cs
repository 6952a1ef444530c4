using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>Turns: which waiting request may start beside those that run.</summary>
internal sealed partial class ActivationData
{
    private Dictionary<Guid, int>? _reentrantSections;
    private int _waitingThatMayInterleave;
    private bool _served;

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
        || (_class.MayInterleave is { } predicate && AskPredicate(predicate, call));

    private bool AskPredicate(Func<object, IInvokable, bool> predicate, GrainCall call)
    {
        try
        {
            return predicate(GrainInstance!, call) || predicate(GrainInstance!, _blocking!);
        }
        catch (Exception exception)
        {
            _silo.Log.InvocationFailed(call, exception, aloud: true);
            return false;
        }
    }

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
}
