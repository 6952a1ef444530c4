namespace Orleans.Runtime;

/// <summary>How it ends: timers first, then the grain's goodbye, then what waits goes to the next activation.</summary>
internal sealed partial class ActivationData
{
    private CancellationToken _deactivation;
    private HashSet<GrainTimer>? _timers;
    private bool _wasValid;

    public void Add(GrainTimer timer)
    {
        lock (_gate)
        {
            (_timers ??= []).Add(timer);
        }
    }

    public void Remove(GrainTimer timer)
    {
        lock (_gate)
        {
            _timers?.Remove(timer);
        }
    }

    private async Task DeactivateAsync()
    {
        DisposeTimers();
        try
        {
            if (_lifecycle is not null || (_wasValid && _class.OverridesOnDeactivate))
            {
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_deactivation);
                timeout.CancelAfter(_silo.Collection.DeactivationTimeout);
                await RunDeactivationAsync(timeout.Token);
            }
        }
        catch (Exception exception)
        {
            _silo.Log.DeactivationFailed(this, exception);
        }

        _silo.Catalog.Remove(this, _pool);
        var instance = GrainInstance;
        List<GrainCall> orphans = [];
        lock (_gate)
        {
            _state = ActivationState.Invalid;
            DrainWaiting(orphans);
        }

        await DisposeAsync(instance);
        _silo.Catalog.Forward(orphans, _served, _reason.ReasonCode == DeactivationReasonCode.ActivationFailed ? _reason.Exception : null);
        DeactivatedSource.TrySetResult();
    }

    private async Task RunDeactivationAsync(CancellationToken cancellationToken)
    {
        if (_wasValid && GrainInstance is IGrainBase grain)
        {
            try
            {
                await grain.OnDeactivateAsync(_reason, cancellationToken).WaitAsync(cancellationToken);
            }
            catch (Exception exception)
            {
                _silo.Log.DeactivationFailed(this, exception);
            }
        }

        if (_lifecycle is { } lifecycle)
        {
            await lifecycle.OnStop(cancellationToken).WaitAsync(cancellationToken);
        }
    }

    private async ValueTask DisposeAsync(object? instance)
    {
        try
        {
            if (instance is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync();
            }
            else if (instance is IDisposable disposable)
            {
                disposable.Dispose();
            }

            if (_scope is { } scope)
            {
                await scope.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            _silo.Log.DeactivationFailed(this, exception);
        }
    }

    private void DrainWaiting(List<GrainCall> into)
    {
        while (_waiting.Head is { } call)
        {
            Unqueue(call);
            into.Add(call);
        }
    }

    private void DisposeTimers()
    {
        HashSet<GrainTimer>? timers;
        lock (_gate)
        {
            timers = _timers;
            _timers = null;
        }

        foreach (var timer in timers ?? [])
        {
            timer.Dispose();
        }
    }
}
