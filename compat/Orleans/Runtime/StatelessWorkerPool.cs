namespace Orleans.Runtime;

/// <summary>The activations of one stateless worker key: an idle one takes the call, else a new one up to the limit, else the shortest queue.</summary>
internal sealed class StatelessWorkerPool(SiloRuntime silo, GrainClass grainClass, GrainId grainId) : ICallTarget
{
    private readonly Lock _lock = new();
    private readonly List<ActivationData> _workers = [];
    private bool _ended;

    public IEnumerable<ActivationData> Activations
    {
        get
        {
            lock (_lock)
            {
                return [.. _workers];
            }
        }
    }

    public bool Receive(GrainCall call)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return false;
            }

            while (true)
            {
                var worker = Choose();
                if (worker.Receive(call))
                {
                    return true;
                }

                // It has just ended and is about to leave the list by itself.
                _workers.Remove(worker);
            }
        }
    }

    /// <summary>True: that was the last one, the pool is over.</summary>
    public bool Remove(ActivationData worker)
    {
        lock (_lock)
        {
            _workers.Remove(worker);
            return _ended |= _workers.Count == 0;
        }
    }

    public void DeactivateAll(DeactivationReason reason, List<Task> ended)
    {
        foreach (var worker in Activations)
        {
            worker.DeactivateAll(reason, ended);
        }
    }

    public void AbandonAll()
    {
        lock (_lock)
        {
            _ended = true;
        }

        foreach (var worker in Activations)
        {
            worker.AbandonAll();
        }
    }

    private ActivationData Choose()
    {
        ActivationData? shortest = null;
        foreach (var worker in _workers)
        {
            if (worker.IsInactive)
            {
                return worker;
            }

            if (shortest is null || worker.WaitingCount < shortest.WaitingCount)
            {
                shortest = worker;
            }
        }

        if (shortest is null || _workers.Count < grainClass.MaxWorkers)
        {
            shortest = new ActivationData(silo, grainClass, grainId, this);
            _workers.Add(shortest);
        }

        return shortest;
    }
}
