namespace Orleans.Runtime;

/// <summary>How it begins, and how its end is asked for.</summary>
internal sealed partial class ActivationData
{
    private DeactivationReason _reason;
    private CancellationTokenSource? _activation;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        CancellationTokenSource? activating;
        lock (_gate)
        {
            if (_state is ActivationState.Deactivating or ActivationState.Invalid)
            {
                return;
            }

            _wasValid = _state == ActivationState.Valid;
            _state = ActivationState.Deactivating;
            _reason = deactivationReason;
            _deactivation = cancellationToken;
            activating = _activation;
        }

        activating?.Cancel();
        _scheduler.SignalPump();
    }

    public void DeactivateAll(DeactivationReason reason, List<Task> ended)
    {
        ended.Add(Deactivated);
        Deactivate(reason);
    }

    /// <summary>The process is going down hard: no goodbye, no more calls.</summary>
    public void AbandonAll()
    {
        List<GrainCall> calls = [];
        lock (_gate)
        {
            _state = ActivationState.Invalid;
            for (var call = _running.Head; call is not null; call = call.Next)
            {
                calls.Add(call);
            }

            DrainWaiting(calls);
        }

        DisposeTimers();
        foreach (var call in calls)
        {
            call.TryFail(new SiloUnavailableException($"The target silo became unavailable for message: {call}."));
        }

        DeactivatedSource.TrySetResult();
    }

    /// <summary>Under the gate: activation or deactivation, when it is time for one.</summary>
    private Func<ActivationData, Task>? NextOperation()
    {
        if (_running.Count > 0)
        {
            return null;
        }

        if (_state == ActivationState.Creating)
        {
            _state = ActivationState.Activating;
            return static self => self.ActivateAsync();
        }

        return _state == ActivationState.Deactivating ? static self => self.DeactivateAsync() : null;
    }

    /// <summary>True: over already.</summary>
    private bool Operate(Task operation)
    {
        if (operation.IsCompleted)
        {
            lock (_gate)
            {
                _operating = false;
            }

            return true;
        }

        lock (_gate)
        {
            Watch();
        }

        _ = operation.ContinueWith(
            static (_, state) =>
            {
                var self = (ActivationData)state!;
                lock (self._gate)
                {
                    self._operating = false;
                }

                self._scheduler.SignalPump();
            },
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return false;
    }

    private async Task ActivateAsync()
    {
        try
        {
            RequestContext.Current = _waiting.Head?.Context;
            GrainInstance = _class.Create(this);
            if (GrainInstance is ILifecycleParticipant<IGrainLifecycle> participant)
            {
                participant.Participate(ObservableLifecycle);
            }

            if (_lifecycle is not null || _class.OverridesOnActivate)
            {
                await RunActivationAsync();
            }

            lock (_gate)
            {
                if (_state == ActivationState.Activating)
                {
                    _state = ActivationState.Valid;
                    _lastUsed = _silo.Clock.Idle;
                }
            }
        }
        catch (Exception exception)
        {
            _silo.Log.ActivationFailed(this, exception);
            lock (_gate)
            {
                // Unless its end was asked for meanwhile: then that is the reason, and the requests go to the next one.
                if (_state == ActivationState.Activating)
                {
                    _state = ActivationState.Deactivating;
                    _reason = new DeactivationReason(DeactivationReasonCode.ActivationFailed, exception, "Failed to activate grain.");
                }
            }
        }
    }

    private async Task RunActivationAsync()
    {
        using var timeout = new CancellationTokenSource(_silo.Collection.ActivationTimeout, _silo.GrainTime);
        _activation = timeout;
        try
        {
            if (_lifecycle is { } lifecycle)
            {
                await lifecycle.OnStart(timeout.Token).WaitAsync(timeout.Token);
            }

            if (GrainInstance is IGrainBase grain)
            {
                await grain.OnActivateAsync(timeout.Token).WaitAsync(timeout.Token);
            }
        }
        finally
        {
            _activation = null;
        }
    }
}
