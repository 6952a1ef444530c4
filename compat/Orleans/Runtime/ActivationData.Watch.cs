using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>What the silo's clock looks at: requests that take too long, activations that nobody uses.</summary>
internal sealed partial class ActivationData
{
    private long _keepUntil;

    public void DelayDeactivation(TimeSpan timeSpan)
    {
        lock (_gate)
        {
            _keepUntil = timeSpan <= TimeSpan.Zero && timeSpan != Timeout.InfiniteTimeSpan
                ? 0
                : timeSpan == TimeSpan.MaxValue || timeSpan == Timeout.InfiniteTimeSpan
                    ? long.MaxValue
                    : (_silo.GrainTime.GetUtcNow() + timeSpan).UtcTicks;
        }
    }

    /// <summary>Ends this activation if it has been idle for <paramref name="age"/>.</summary>
    public bool TryCollect(TimeSpan age)
    {
        lock (_gate)
        {
            if (_state != ActivationState.Valid || _running.Count > 0 || _waiting.Count > 0 || _operating
                || _silo.Clock.IdleSince(_lastUsed) < age
                || _keepUntil > _silo.GrainTime.GetUtcNow().UtcTicks)
            {
                return false;
            }
        }

        Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "This activation has become idle."));
        return true;
    }

    /// <summary>Takes out the requests whose callers have waited too long. False: nothing to watch any more.</summary>
    public bool TakeExpired(long now, long slack, List<GrainCall> expired)
    {
        lock (_gate)
        {
            for (var call = _waiting.Head; call is not null;)
            {
                var next = call.Next;
                if (call.IsCompleted || call.IsExpired(now, slack))
                {
                    Unqueue(call);
                    call.Cancellation?.Dispose();
                    expired.Add(call);
                }

                call = next;
            }

            for (var call = _running.Head; call is not null; call = call.Next)
            {
                if (call.IsExpired(now, slack))
                {
                    call.TimeoutTicks = long.MaxValue;
                    expired.Add(call);
                }
            }

            _watched = _running.Count > 0 || _waiting.Count > 0;
            return _watched;
        }
    }

    /// <summary>Under the gate: has the clock look at this activation while requests stay longer than a moment.</summary>
    private void Watch()
    {
        if (!_watched && (_running.Count > 0 || _waiting.Count > 1 || (_operating && _waiting.Count > 0)))
        {
            _watched = true;
            _silo.Clock.Watch(this);
        }
    }

    internal void ReportFailure(GrainCall call, Exception exception)
    {
        _silo.Log.InvocationFailed(call, exception, call.Method.OneWay);
        if (exception is InconsistentStateException { IsSourceActivation: true } stale)
        {
            // What this activation remembers is not what is stored: the next request has to read again.
            stale.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, exception.Message));
        }
    }
}
