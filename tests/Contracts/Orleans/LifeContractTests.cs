using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Tests.Contracts.Orleans;

[Collection(ContractCollection.Name)]
public sealed class LifeContractTests(ContractCluster cluster)
{
    private readonly string _key = ContractCluster.Key();

    private ILifeGrain Grain => cluster.Grains.GetGrain<ILifeGrain>(_key);

    [Fact]
    public async Task The_first_call_activates_once_with_services()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Grain.Greet())));
        Assert.Equal("hello " + _key, await Grain.Greet());
        Assert.Equal(["activated " + _key], Signals.Notes(_key));
    }

    [Fact]
    public async Task A_grain_that_ended_itself_says_why_is_disposed_and_comes_back()
    {
        var first = await Grain.Activation();
        await Grain.End();
        await Signals.Until(() => Signals.Notes(_key).Length == 3, "the end");
        Assert.Equal(["activated " + _key, "deactivated ApplicationRequested", "disposed"], Signals.Notes(_key));
        Assert.NotEqual(first, await Grain.Activation());
    }

    [Fact]
    public async Task The_end_waits_for_running_requests_and_later_ones_go_to_the_next_activation()
    {
        var running = Grain.WorkAndEnd(_key);
        await Signals.Wait(_key + ".begun");
        var later = Enumerable.Range(0, 10).Select(_ => Grain.Greet()).ToArray();
        await Signals.Pause(50);
        Assert.All(later, call => Assert.False(call.IsCompleted));
        Signals.Set(_key);
        await running;
        Assert.All(await Task.WhenAll(later), answer => Assert.Equal("hello " + _key, answer));
        var notes = Signals.Notes(_key);
        Assert.Equal(["activated " + _key, "worked", "deactivated ApplicationRequested"], notes[..3]);
        Assert.Equal(2, notes.Count(note => note.StartsWith("activated", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_call_is_lost_while_a_grain_ends()
    {
        for (var round = 0; round < 30; round++)
        {
            var end = Grain.End();
            var calls = Enumerable.Range(0, 20).Select(_ => Task.Run(() => Grain.Greet()));
            await Task.WhenAll(calls.Append(end));
        }
    }

    [Fact]
    public async Task A_failed_activation_reaches_the_caller_and_the_next_call_tries_again()
    {
        var grain = cluster.Grains.GetGrain<IStubbornGrain>(_key);
        var failure = await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => grain.Hello());
        Assert.Equal("not yet", failure.Message);
        Assert.Equal(2, await grain.Hello());
    }

    [Fact]
    public async Task A_failed_constructor_reaches_the_caller_wrapped()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.Grains.GetGrain<IBrokenGrain>(_key).Hello());
        Assert.Contains("Failed to create an instance of grain type", failure.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidTimeZoneException>(failure.InnerException);
    }

    [Fact]
    public async Task A_grain_needs_no_base_class()
    {
        var grain = cluster.Grains.GetGrain<IPlainGrain>(_key);
        Assert.Equal(_key, await grain.Hello());
        await cluster.Cluster.WaitForDeactivationAsync(grain);
        Assert.Equal(_key, await grain.Hello());
        Assert.Equal(["activated", "activated"], Signals.Notes(_key));
    }

    [Fact]
    public async Task Only_idle_grains_that_did_not_ask_to_stay_are_collected()
    {
        var idle = Grain;
        var kept = cluster.Grains.GetGrain<ILifeGrain>(ContractCluster.Key());
        var busy = cluster.Grains.GetGrain<ILifeGrain>(ContractCluster.Key());
        var idleBefore = await idle.Activation();
        var keptBefore = await kept.Activation();
        await kept.Keep(TimeSpan.FromMinutes(5));
        var running = busy.Work(_key);
        await Signals.Wait(_key + ".begun");
        await cluster.CollectUntilGoneAsync(idle, TimeSpan.Zero);
        Assert.Contains("deactivated ActivationIdle", Signals.Notes(_key));
        Assert.NotEqual(idleBefore, await idle.Activation());
        Assert.Equal(keptBefore, await kept.Activation());
        Signals.Set(_key);
        Assert.Equal(await running, await busy.Activation());

        await kept.Keep(TimeSpan.Zero);
        await cluster.CollectUntilGoneAsync(kept, TimeSpan.Zero);
        Assert.NotEqual(keptBefore, await kept.Activation());
    }

    [Fact]
    public async Task Idle_grains_are_collected_by_age_and_the_rest_when_the_silo_stops()
    {
        var other = ContractCluster.Key();
        await using var small = await ContractCluster.DeployAsync(silo =>
        {
            silo.Services.AddSingleton<Greeter>();
            silo.Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionQuantum = TimeSpan.FromSeconds(1);
                options.CollectionAge = TimeSpan.FromSeconds(2);
            });
        });
        await small.Client.GetGrain<ILifeGrain>(_key).Greet();
        await Signals.Until(() => Signals.Notes(_key).Contains("deactivated ActivationIdle", StringComparer.Ordinal), "idle collection");
        await small.Client.GetGrain<ILifeGrain>(other).Greet();
        await small.StopAllSilosAsync();
        Assert.Contains("deactivated ShuttingDown", Signals.Notes(other));
    }
}
