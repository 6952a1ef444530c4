using Orleans;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

[Collection(ContractCollection.Name)]
public sealed class TimerContractTests(ContractCluster cluster)
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(10);

    private readonly string _key = ContractCluster.Key();

    private ITimerGrain Grain => cluster.Grains.GetGrain<ITimerGrain>(_key);

    private int Ticks => Signals.Notes(_key).Count(note => note == "tick");

    [Fact]
    public async Task Ticks_come_on_the_grains_scheduler_until_the_timer_is_disposed()
    {
        await Grain.Start("tick", s_short, s_short);
        await Signals.Until(() => Ticks >= 3, "three ticks");
        await Grain.Stop("tick");
        var stopped = Ticks;
        await Signals.Pause(200);
        Assert.Equal(stopped, Ticks);
        Assert.DoesNotContain("elsewhere", Signals.Notes(_key));
    }

    [Fact]
    public async Task Without_a_period_there_is_one_tick_and_a_change_brings_more()
    {
        await Grain.Start("tick", s_short, Timeout.InfiniteTimeSpan);
        await Signals.Wait(_key + ".tick");
        await Signals.Pause(200);
        Assert.Equal(1, Ticks);
        await Grain.Change("tick", s_short, s_short);
        await Signals.Until(() => Ticks >= 3, "ticks after a change");
    }

    [Fact]
    public async Task A_tick_waits_for_the_running_request_unless_it_interleaves()
    {
        var blocked = Grain.Block(_key);
        await Signals.Wait(_key + ".begun");
        Signals.Set(_key);
        await blocked;

        var gate = ContractCluster.Key();
        await Grain.Start("tick", s_short, s_long);
        await Grain.Start("between", s_short, s_long, interleave: true);
        blocked = Grain.Block(gate);
        await Signals.Wait(gate + ".begun");
        await Signals.Wait(_key + ".between");
        await Signals.Pause(150);
        var early = Signals.Notes(_key);
        Signals.Set(gate);
        await blocked;
        await Signals.Wait(_key + ".tick");
        Assert.Contains("between", early);

        // The tick may have been due before the request began; if not, it has to wait for its end.
        var notes = Signals.Notes(_key);
        Assert.True(Array.IndexOf(notes, "tick") < Array.IndexOf(early, "between") || !early.Contains("tick", StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_failing_tick_does_not_end_the_timer()
    {
        await Grain.StartFailing(s_short);
        await Signals.Until(() => Signals.Notes(_key).Length >= 3, "three failures");
        await Grain.End();
    }

    [Fact]
    public async Task Timers_end_with_the_activation()
    {
        await Grain.Start("tick", s_short, s_short);
        await Signals.Wait(_key + ".tick");
        await Grain.End();
        await cluster.Cluster.WaitForDeactivationAsync(Grain);
        var ended = Ticks;
        await Signals.Pause(200);
        Assert.Equal(ended, Ticks);
    }

    [Fact]
    public async Task Ticks_keep_a_grain_only_if_they_say_so()
    {
        var kept = cluster.Grains.GetGrain<ITimerGrain>(ContractCluster.Key());
        await kept.Start("tick", s_short, s_short, keepAlive: true);
        await Grain.Start("tick", s_short, s_short);
        Assert.True(cluster.Cluster.TryGetGrainContext(kept.GetGrainId(), out var keptBefore));
        await Signals.Pause(3500);
        await cluster.CollectUntilGoneAsync(Grain, TimeSpan.FromMilliseconds(2200));
        Assert.False(keptBefore.Deactivated.IsCompleted);
        await kept.End();
    }
}
