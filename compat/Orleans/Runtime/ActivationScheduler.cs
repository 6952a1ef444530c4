using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>
/// One activation's task scheduler: one thread at a time, in order of arrival. Awaits inside a grain come back here because
/// everything that runs in it runs in a Task of it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Nothing here needs disposing.")]
internal sealed class ActivationScheduler(ActivationData activation) : TaskScheduler, IThreadPoolWorkItem, IWorkItemScheduler
{
    /// <summary>After so long a busy activation lets others have the thread.</summary>
    private const int QuantumMilliseconds = 50;

    private static readonly object s_pump = new();

    private readonly Lock _lock = new();
    private readonly Queue<object> _work = new(2);
    private bool _scheduled;
    private bool _pumpQueued;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Has the activation look at its waiting requests, soon and once.</summary>
    public void SignalPump()
    {
        bool post;
        lock (_lock)
        {
            if (_pumpQueued)
            {
                return;
            }

            _pumpQueued = true;
            _work.Enqueue(s_pump);
            post = !_scheduled;
            _scheduled = true;
        }

        if (post)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        var slot = RuntimeContext.CurrentSlot;
        var before = slot.Context;
        slot.Context = activation;
        try
        {
            var end = Environment.TickCount64 + QuantumMilliseconds;
            while (TryTake(out var work))
            {
                if (ReferenceEquals(work, s_pump))
                {
                    // The thread pool's default context flows in here, not the caller's: only RequestContext travels.
                    new Task(static state => ((ActivationData)state!).Pump(), activation).RunSynchronously(this);
                }
                else
                {
                    TryExecuteTask((Task)work);
                }

                if (Environment.TickCount64 >= end)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                    return;
                }
            }
        }
        finally
        {
            slot.Context = before;
        }
    }

    void IWorkItemScheduler.QueueAction(Action action) => new Task(action).Start(this);

    void IWorkItemScheduler.QueueAction(Action<object> action, object state) => new Task(action!, state).Start(this);

    void IWorkItemScheduler.QueueTask(Task task) => task.Start(this);

    protected override void QueueTask(Task task)
    {
        bool post;
        lock (_lock)
        {
            _work.Enqueue(task);
            post = !_scheduled;
            _scheduled = true;
        }

        if (post)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, activation) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_lock)
        {
            return [.. _work.OfType<Task>()];
        }
    }

    private bool TryTake([NotNullWhen(true)] out object? work)
    {
        lock (_lock)
        {
            if (!_work.TryDequeue(out work))
            {
                _scheduled = false;
                return false;
            }

            if (ReferenceEquals(work, s_pump))
            {
                _pumpQueued = false;
            }

            return true;
        }
    }
}
