using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>What is active now. Nothing is kept of grains that are not.</summary>
internal sealed class Catalog(SiloRuntime silo)
{
    private readonly ConcurrentDictionary<GrainId, ICallTarget> _targets = new();

    public int Count => _targets.Count;

    public IEnumerable<ActivationData> Activations => _targets.SelectMany(static pair => pair.Value.Activations);

    public IEnumerable<ICallTarget> Targets => _targets.Select(static pair => pair.Value);

    public bool TryGet(GrainId id, out ICallTarget? target) => _targets.TryGetValue(id, out target);

    public void Send(GrainReference reference, GrainCall call)
    {
        if (reference.Target is { } known && known.Receive(call))
        {
            return;
        }

        while (true)
        {
            var target = Find(reference);
            if (target is null)
            {
                call.TryFail(Unavailable(call));
                return;
            }

            if (target.Receive(call))
            {
                reference.Target = target;
                return;
            }

            // Between its last request and its removal: the next look finds another one.
            Thread.Yield();
        }
    }

    /// <summary>
    /// Requests that an ended activation had not begun: to the next one, or back with the reason it failed. Only activations
    /// that ended without serving any request count against the limit: the others bring the queue forward.
    /// </summary>
    public void Forward(List<GrainCall> calls, bool served, Exception? failure)
    {
        foreach (var call in calls)
        {
            if (call.IsLocal || call.IsCompleted)
            {
                continue;
            }

            if (call.IsPinned)
            {
                call.TryFail(Aborted());
            }
            else if (failure is not null)
            {
                call.TryFail(failure);
            }
            else if (!served && call.Forwards++ >= silo.Messaging.MaxForwardCount)
            {
                call.TryFail(new OrleansMessageRejectionException(
                    $"Forwarding failed: tried to forward message {call} for {call.Forwards - 1} times after it was sent to an ended activation."));
            }
            else
            {
                call.Activation = null;
                Send(call.Reference!, call);
            }
        }
    }

    public void Remove(ActivationData activation, StatelessWorkerPool? pool)
    {
        if (pool is null)
        {
            _targets.TryRemove(new KeyValuePair<GrainId, ICallTarget>(activation.GrainId, activation));
        }
        else if (pool.Remove(activation))
        {
            _targets.TryRemove(new KeyValuePair<GrainId, ICallTarget>(activation.GrainId, pool));
        }
    }

    public void Clear() => _targets.Clear();

    public static EnumerationAbortedException Aborted() =>
        new("Enumeration aborted: the remote target does not have a record of this enumerator. This likely indicates that the remote grain was deactivated since enumeration begun.");

    private static SiloUnavailableException Unavailable(GrainCall call) =>
        new($"The local Orleans host is shutting down and can no longer process the request: {call}.");

    private ICallTarget? Find(GrainReference reference)
    {
        var id = reference.GrainId;
        if (_targets.TryGetValue(id, out var target))
        {
            return target;
        }

        if (silo.IsStopping)
        {
            return null;
        }

        var grainClass = silo.Manifest.ClassOf(id.Type);
        return _targets.GetOrAdd(
            id,
            static (key, state) => state.grainClass.MaxWorkers > 0
                ? new StatelessWorkerPool(state.silo, state.grainClass, key)
                : new ActivationData(state.silo, state.grainClass, key),
            (silo, grainClass));
    }
}
