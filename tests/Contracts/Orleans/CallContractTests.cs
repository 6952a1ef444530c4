using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

[Collection(ContractCollection.Name)]
public sealed class CallContractTests(ContractCluster cluster)
{
    private ICallGrain Grain => cluster.Grains.GetGrain<ICallGrain>(ContractCluster.Key());

    [Fact]
    public async Task Every_kind_of_result_comes_back()
    {
        var grain = Grain;
        await grain.Nothing();
        await grain.NothingByValue();
        Assert.Equal(5, await grain.Add(2, 3));
        Assert.Equal("a||7|00000000-0000-0000-0000-000000000000|True", await grain.Join("a", null, 7, Guid.Empty, true));
        Assert.Equal(["a", "last"], (await grain.Many(["a"])).AsEnumerable());
    }

    [Fact]
    public async Task Annotated_records_travel()
    {
        var order = await Grain.Echo(new Order("4711", [1, 2, 3]));
        Assert.Equal("4711!", order.Number);
        Assert.Equal([1, 2, 3], order.Lines.AsEnumerable());
    }

    [Fact]
    public async Task Exceptions_keep_their_type_message_and_origin()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Grain.Fail("no such order"));
        Assert.Equal("no such order", failure.Message);
        Assert.Contains("CallGrain", failure.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotSupportedException>(() => Grain.FailAtOnce());
    }

    [Fact]
    public async Task References_are_equal_by_grain_and_can_be_passed()
    {
        var key = ContractCluster.Key();
        var grain = cluster.Grains.GetGrain<ICallGrain>(key);
        var other = cluster.Grains.GetGrain<ICallGrain>(ContractCluster.Key());
        Assert.Equal(grain, cluster.Grains.GetGrain<ICallGrain>(key));
        Assert.NotEqual(grain, other);
        Assert.Equal(key, await other.NameOf(grain));
        var self = await grain.Self();
        Assert.Equal(grain.GetGrainId(), self.GetGrainId());
        Assert.Equal(key, await self.Name());
        Assert.Equal(key, await self.AsReference<ICallGrain>().Name());
        Assert.Equal(key, await cluster.Grains.GetGrain<INamed>(grain.GetGrainId()).Name());
    }

    [Fact]
    public void Ids_are_the_class_name_in_lower_case_without_grain_and_the_key()
    {
        var grain = cluster.Grains.GetGrain<ICallGrain>("some key");
        Assert.Equal("call/some key", grain.GetGrainId().ToString());
        Assert.Equal("some key", grain.GetPrimaryKeyString());
        Assert.Equal(GrainId.Parse("call/some key", provider: null), grain.GetGrainId());
        Assert.Equal("contract-keys", cluster.Grains.GetGrain<IIntegerKeyed>(1).GetGrainId().Type.ToString());
    }

    [Fact]
    public void Hashes_of_ids_are_stable_because_reminder_tables_store_them()
    {
        Assert.Equal(0x055DCC02u, StableHash.ComputeHash([]));
        Assert.Equal(0x56740D55u, StableHash.ComputeHash("a"u8));
        Assert.Equal(0x2F3B29E2u, StableHash.ComputeHash("Nobody inspects the spammish repetition"u8));
        var id = GrainId.Create("call", "k");
        Assert.Equal(unchecked((id.Type.GetUniformHashCode() * 31) + id.Key.GetUniformHashCode()), id.GetUniformHashCode());
    }

    [Fact]
    public async Task All_kinds_of_keys_arrive()
    {
        var guid = new Guid("6f9619ff-8b86-d011-b42d-00cf4fc964ff");
        Assert.Equal("-12", await cluster.Grains.GetGrain<IIntegerKeyed>(-12).Key());
        Assert.Equal("6f9619ff-8b86-d011-b42d-00cf4fc964ff", await cluster.Grains.GetGrain<IGuidKeyed>(guid).Key());
        Assert.Equal("12+ext", await cluster.Grains.GetGrain<IIntegerCompoundKeyed>(12, "ext").Key());
        Assert.Equal("6f9619ff-8b86-d011-b42d-00cf4fc964ff+ext", await cluster.Grains.GetGrain<IGuidCompoundKeyed>(guid, "ext").Key());
        Assert.Equal("FF+x", cluster.Grains.GetGrain<IIntegerCompoundKeyed>(255, "x").GetGrainId().Key.ToString());
    }

    [Fact]
    public async Task A_cancelled_caller_goes_on_at_once_and_the_grain_hears_of_it()
    {
        var signal = ContractCluster.Key();
        using var source = new CancellationTokenSource();
        var call = Grain.WaitFor(signal, source.Token);
        await Signals.Wait(signal + ".begun");
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Signals.Wait(signal + ".cancelled");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Grain.WaitFor(signal, source.Token));
    }

    [Fact]
    public async Task One_way_calls_return_before_the_grain_has_done_anything()
    {
        var signal = ContractCluster.Key();
        await Grain.Notify(signal);
        Assert.False(Signals.IsSet(signal));
        Signals.Set(signal + ".go");
        await Signals.Wait(signal);
    }

    [Fact]
    public async Task Sequences_are_streamed()
    {
        List<int> seen = [];
        await foreach (var number in Grain.Count(250))
        {
            seen.Add(number);
        }

        Assert.Equal(Enumerable.Range(1, 250), seen);
        await foreach (var number in Grain.Count(int.MaxValue))
        {
            if (number == 3)
            {
                break;
            }
        }
    }

    [Fact]
    public async Task Request_context_goes_in_and_does_not_come_back()
    {
        RequestContext.Set("tenant", "shop");
        Assert.Equal("shop", await Grain.ReadContext("tenant"));
        Assert.Equal("shop", RequestContext.Get("tenant"));
        RequestContext.Clear();
        Assert.Null(await Grain.ReadContext("tenant"));
    }

    [Fact]
    public async Task Other_async_locals_of_the_caller_stay_outside()
    {
        CallerContext.Value.Value = "mine";
        Assert.Null(await Grain.ReadAsyncLocal());
    }
}
