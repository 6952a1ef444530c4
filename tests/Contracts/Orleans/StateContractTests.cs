using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Platform.Tests.Contracts.Orleans;

[Collection(ContractCollection.Name)]
public sealed class StateContractTests(ContractCluster cluster)
{
    private readonly string _key = ContractCluster.Key();

    private IStateGrain Grain => cluster.Grains.GetGrain<IStateGrain>(_key);

    private ICountedGrain Counted => cluster.Grains.GetGrain<ICountedGrain>(_key);

    [Fact]
    public async Task State_is_there_before_the_grain_activates()
    {
        Assert.Equal("False/0/none", await Grain.AtActivation());
        await Grain.Increment("a", write: true);
        await cluster.Cluster.DeactivateAsync(Grain);
        Assert.Equal("True/1/some", await Grain.AtActivation());
        Assert.Equal("1:a:True", await Grain.Read());
    }

    [Fact]
    public async Task What_was_not_written_is_gone_with_the_activation()
    {
        await Grain.Increment("a", write: true);
        await Grain.Increment("b", write: false);
        Assert.Equal("2:a,b:True", await Grain.Read());
        await cluster.Cluster.DeactivateAsync(Grain);
        Assert.Equal("1:a:True", await Grain.Read());
    }

    [Fact]
    public async Task Reading_again_brings_back_what_is_stored()
    {
        await Grain.Increment("a", write: true);
        await Grain.Increment("b", write: false);
        await Grain.Reload();
        Assert.Equal("1:a:True", await Grain.Read());
    }

    [Fact]
    public async Task Cleared_state_is_new_again()
    {
        await Grain.Increment("a", write: true);
        await Grain.Clear();
        Assert.Equal("0::False", await Grain.Read());
        await cluster.Cluster.DeactivateAsync(Grain);
        Assert.Equal("False/0/none", await Grain.AtActivation());
        await Grain.Increment("c", write: true);
        Assert.Equal("1:c:True", await Grain.Read());
    }

    [Fact]
    public async Task Two_states_of_one_grain_are_two_records()
    {
        Assert.Equal("nobody:", await Grain.ReadProfile());
        await Grain.SetProfile(new Profile("Ada", ["x", "y"]));
        await cluster.Cluster.DeactivateAsync(Grain);
        Assert.Equal("Ada:x,y", await Grain.ReadProfile());
        Assert.Equal("0::False", await Grain.Read());
    }

    [Fact]
    public async Task Writes_of_one_turn_are_one_write()
    {
        Assert.Equal(1, await Counted.Add(writes: 5));
        Assert.Equal(1, CountingStorage.Writes(_key));
    }

    [Fact]
    public async Task A_stale_write_throws_and_the_next_request_sees_what_is_stored()
    {
        Assert.Equal(1, await Counted.Add(writes: 1));
        CountingStorage.Overtake(_key);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Counted.Add(writes: 1));
        await cluster.Cluster.WaitForDeactivationAsync(Counted.GetGrainId());
        Assert.Equal(100, await Counted.Read());
    }

    [Fact]
    public async Task What_a_storage_throws_is_wrapped()
    {
        CountingStorage.Break(_key);
        var failure = await Assert.ThrowsAnyAsync<OrleansException>(() => Counted.Add(writes: 1));
        Assert.Contains("disk full", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_storage_is_named_to_the_caller()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.Grains.GetGrain<IHomelessGrain>(_key).Hello());
        Assert.Contains("No storage provider named \"no-such-storage\" found", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grain_with_one_state_of_its_own_keeps_it()
    {
        var grain = cluster.Grains.GetGrain<IOldStyleGrain>(_key);
        Assert.Equal(1, await grain.Next());
        await cluster.Cluster.DeactivateAsync(grain);
        Assert.Equal(2, await grain.Next());
    }
}
