using Orleans.Runtime;

namespace Orleans;

/// <summary>Observers by stage: started in ascending order, a stage at a time, stopped in descending order.</summary>
internal sealed class LifecycleSubject : ISiloLifecycleSubject, IGrainLifecycle
{
    private readonly List<Subscription> _subscriptions = [];

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new Subscription(this, stage, observer);
        lock (_subscriptions)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    public async Task OnStart(CancellationToken cancellationToken = default)
    {
        foreach (var stage in Stages().Order())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.WhenAll(At(stage).Select(observer => observer.OnStart(cancellationToken)));
            HighestCompletedStage = stage;
        }
    }

    /// <summary>Stops what was started, whatever fails; the first failure is thrown at the end.</summary>
    public async Task OnStop(CancellationToken cancellationToken = default)
    {
        Exception? first = null;
        foreach (var stage in Stages().Where(stage => stage <= HighestCompletedStage).OrderDescending())
        {
            try
            {
                await Task.WhenAll(At(stage).Select(observer => observer.OnStop(cancellationToken)));
            }
            catch (Exception exception)
            {
                first ??= exception;
            }

            LowestStoppedStage = stage;
        }

        if (first is not null)
        {
            throw new OrleansLifecycleCanceledException("A lifecycle observer failed to stop: " + first.Message, first);
        }
    }

    private int[] Stages()
    {
        lock (_subscriptions)
        {
            return [.. _subscriptions.Select(subscription => subscription.Stage).Distinct()];
        }
    }

    private ILifecycleObserver[] At(int stage)
    {
        lock (_subscriptions)
        {
            return [.. _subscriptions.Where(subscription => subscription.Stage == stage).Select(subscription => subscription.Observer)];
        }
    }

    private sealed class Subscription(LifecycleSubject owner, int stage, ILifecycleObserver observer) : IDisposable
    {
        public int Stage => stage;

        public ILifecycleObserver Observer => observer;

        public void Dispose()
        {
            lock (owner._subscriptions)
            {
                owner._subscriptions.Remove(this);
            }
        }
    }
}
