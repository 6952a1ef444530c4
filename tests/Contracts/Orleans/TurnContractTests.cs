using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Platform.Tests.Contracts.Orleans;

[Collection(ContractCollection.Name)]
public sealed class TurnContractTests(ContractCluster cluster)
{
    private readonly string _key = ContractCluster.Key();

    private ITurnGrain Grain => cluster.Grains.GetGrain<ITurnGrain>(_key, typeof(TurnGrain).FullName);

    private IReentrantTurnGrain Reentrant => cluster.Grains.GetGrain<IReentrantTurnGrain>(_key);

    [Fact]
    public async Task A_second_request_waits_until_the_first_has_ended()
    {
        var first = Grain.Run("first", _key);
        await Signals.Wait($"{_key}.first.begun");
        var second = Grain.Run("second", signal: null);
        await Signals.Pause(100);
        Assert.Equal(["first begins"], Signals.Notes(_key));
        Signals.Set(_key);
        await Task.WhenAll(first, second);
        Assert.Equal(["first begins", "first ends", "second begins", "second ends"], Signals.Notes(_key));
    }

    [Fact]
    public async Task Requests_to_a_reentrant_grain_interleave_at_awaits()
    {
        var first = Reentrant.Run("first", _key);
        await Signals.Wait($"{_key}.first.begun");
        await Reentrant.Run("second", signal: null);
        Signals.Set(_key);
        await first;
        Assert.Equal(["first begins", "second begins", "second ends", "first ends"], Signals.Notes(_key));
    }

    [Fact]
    public async Task An_interleaving_method_does_not_wait()
    {
        var first = Grain.Run("first", _key);
        await Signals.Wait($"{_key}.first.begun");
        await Grain.RunBetween("between");
        Signals.Set(_key);
        await first;
        Assert.Equal(["first begins", "between begins", "between ends", "first ends"], Signals.Notes(_key));
    }

    [Fact]
    public async Task Readers_interleave_with_each_other_and_not_with_writers()
    {
        var reader = Grain.Read("reader", _key);
        await Signals.Wait($"{_key}.reader.begun");
        await Grain.Read("other", signal: null);
        var writer = Grain.Run("writer", signal: null);
        await Signals.Pause(100);
        Assert.Equal(["reader begins", "other begins", "other ends"], Signals.Notes(_key));
        Signals.Set(_key);
        await Task.WhenAll(reader, writer);
        Assert.Equal("writer ends", Signals.Notes(_key)[^1]);
    }

    [Fact]
    public async Task Awaits_come_back_to_the_grains_scheduler()
    {
        Assert.Equal(["same", "outside"], await Grain.Schedulers());
        Assert.Equal(["same", "outside"], await Reentrant.Schedulers());
    }

    [Fact]
    public async Task Turns_never_run_at_the_same_time()
    {
        var grain = Reentrant;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => grain.AddWithoutLock(100))));
        Assert.Equal(5001, await grain.AddWithoutLock(1));
    }

    [Fact]
    public async Task A_call_chain_may_come_back_where_that_is_allowed()
    {
        var other = cluster.Grains.GetGrain<ITurnGrain>(ContractCluster.Key(), typeof(TurnGrain).FullName);
        Assert.Equal("hello", await Grain.CallBack(other, Grain, allow: true));
    }

    [Fact]
    public async Task A_stateless_worker_runs_as_many_requests_as_it_has_workers()
    {
        var workers = cluster.Grains.GetGrain<IWorkerGrain>(ContractCluster.Key().GetHashCode(StringComparison.Ordinal));
        var first = workers.Work(_key, "first", _key);
        await Signals.Wait($"{_key}.first.begun");
        var second = workers.Work(_key, "second", _key);
        await Signals.Wait($"{_key}.second.begun");
        var third = workers.Work(_key, "third", _key);
        await Signals.Pause(100);
        Assert.Equal(["first", "second"], Signals.Notes(_key));
        Signals.Set(_key);
        await Task.WhenAll(first, second, third);
        Assert.Equal(3, Signals.Notes(_key).Length);
    }

    [Fact]
    public async Task A_caller_that_waited_too_long_is_told_and_the_call_goes_on()
    {
        var call = Grain.RunLimited("slow", _key);
        var queued = Grain.RunLimited("queued", signal: null);
        var timeout = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Contains("Response did not arrive on time in 00:00:00.3", timeout.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TimeoutException>(() => queued);
        Signals.Set(_key);
        await Signals.Wait($"{_key}.slow.ended");
        Assert.Equal("hello", await Grain.Hello());

        // Nobody waits for it any more, so it was not begun.
        Assert.DoesNotContain("queued begins", Signals.Notes(_key));
    }

    [Fact]
    public async Task A_call_chain_that_comes_back_waits_for_itself_until_the_time_is_up()
    {
        await using var slow = await ContractCluster.DeployAsync(silo =>
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(1)));
        var one = slow.Client.GetGrain<ITurnGrain>("one", typeof(TurnGrain).FullName);
        var two = slow.Client.GetGrain<ITurnGrain>("two", typeof(TurnGrain).FullName);
        await Assert.ThrowsAsync<TimeoutException>(() => one.CallBack(two, one, allow: false));
        Assert.Equal("hello", await one.Hello());
    }
}
