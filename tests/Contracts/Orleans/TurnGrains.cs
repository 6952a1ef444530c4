using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

internal interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Notes its begin, waits for the signal, notes its end.</summary>
    Task Run(string name, string? signal);

    [AlwaysInterleave]
    Task RunBetween(string name);

    [ReadOnly]
    Task Read(string name, string? signal);

    Task<string[]> Schedulers();

    Task<int> AddWithoutLock(int times);

    /// <summary>Calls the other grain, which calls back here.</summary>
    Task<string> CallBack(ITurnGrain other, ITurnGrain self, bool allow);

    Task<string> Relay(ITurnGrain back);

    Task<string> Hello();

    [ResponseTimeout("00:00:00.300")]
    Task RunLimited(string name, string? signal);
}

internal interface IReentrantTurnGrain : ITurnGrain;

internal abstract class TurnGrainBase : Grain, ITurnGrain
{
    private int _count;

    private string Key => this.GetPrimaryKeyString();

    public async Task Run(string name, string? signal)
    {
        Signals.Note(Key, name + " begins");
        Signals.Set($"{Key}.{name}.begun");
        if (signal is not null)
        {
            await Signals.Wait(signal);
        }

        Signals.Note(Key, name + " ends");
        Signals.Set($"{Key}.{name}.ended");
    }

    public Task RunBetween(string name) => Run(name, signal: null);

    public Task Read(string name, string? signal) => Run(name, signal);

    public Task RunLimited(string name, string? signal) => Run(name, signal);

    public async Task<string[]> Schedulers()
    {
        List<TaskScheduler> seen = [TaskScheduler.Current];
        await Task.Yield();
        seen.Add(TaskScheduler.Current);
        var outside = await Task.Run(() => TaskScheduler.Current);
        seen.Add(TaskScheduler.Current);
        await Signals.Pause(5);
        seen.Add(TaskScheduler.Current);
        await GrainFactory.GetGrain<ICallGrain>(ContractCluster.Key()).Nothing();
        seen.Add(TaskScheduler.Current);
        return [seen.Distinct().Count() == 1 ? "same" : "left", ReferenceEquals(outside, seen[0]) ? "inside" : "outside"];
    }

    public async Task<int> AddWithoutLock(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var before = _count;
            _count = before + 1;
            await Task.Yield();
        }

        return _count;
    }

    public async Task<string> CallBack(ITurnGrain other, ITurnGrain self, bool allow)
    {
        if (!allow)
        {
            return await other.Relay(self);
        }

        using (RequestContext.AllowCallChainReentrancy())
        {
            return await other.Relay(self);
        }
    }

    public Task<string> Relay(ITurnGrain back) => back.Hello();

    public Task<string> Hello() => Task.FromResult("hello");
}

[GrainType("contract-turn")]
internal sealed class TurnGrain : TurnGrainBase;

[Reentrant]
internal sealed class ReentrantTurnGrain : TurnGrainBase, IReentrantTurnGrain;

internal interface IWorkerGrain : IGrainWithIntegerKey
{
    Task Work(string key, string name, string signal);
}

[StatelessWorker(2)]
internal sealed class WorkerGrain : Grain, IWorkerGrain
{
    public async Task Work(string key, string name, string signal)
    {
        Signals.Note(key, name);
        Signals.Set($"{key}.{name}.begun");
        await Signals.Wait(signal);
    }
}
