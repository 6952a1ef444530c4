using Platform.Privacy;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Storage;

namespace Platform.Tests.Privacy;

/// <summary>What every ledger of erasures does, whatever it stores in.</summary>
public sealed class ErasureLedgerContractTests
{
    private const string Address = "canary@example.com";

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task An_erasure_goes_from_asked_to_done_and_forgets_the_address_on_the_way(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var asked = await world.Erasures.AskAsync(Address, "ana", StorageFixture.Start);
        var other = await world.Erasures.AskAsync("other@example.com", "ben", StorageFixture.Start);
        world.Reopen();

        Assert.Equal(asked, await world.Erasures.AskAsync(Address, "ben", StorageFixture.Start.AddDays(1)));
        var open = await world.Erasures.ListOpenAsync();
        Assert.Equal([asked, other], open.Select(entry => entry.Erasure));
        Assert.Equal((Address, StorageFixture.Start), (open[0].Person!.Address, open[0].Person!.Until));

        await world.Erasures.MarkErasedAsync(asked.Number, 7, "log: 1");
        await world.Erasures.MarkErasedAsync(asked.Number, 9, "");
        Assert.Null((await world.Erasures.ListOpenAsync())[0].Person);
        await world.Erasures.MarkDoneAsync(asked.Number, StorageFixture.Start.AddHours(1));
        await world.Erasures.MarkDoneAsync(other.Number, StorageFixture.Start.AddHours(1));

        Assert.Equal([other], (await world.Erasures.ListOpenAsync()).Select(entry => entry.Erasure));
        var done = await world.Erasures.FindAsync(asked.CustomerId);
        Assert.Equal(asked with { State = ErasureState.Done, Items = 7, Residue = "log: 1", FinishedAt = StorageFixture.Start.AddHours(1) }, done);
        Assert.Equal([other, done!], await world.Erasures.ListAsync(10));
        Assert.Equal([other], await world.Erasures.ListAsync(1));
        Assert.Null(await world.Erasures.FindAsync("nobody"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Who_is_done_may_be_erased_again_and_many_who_ask_at_once_ask_for_one(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var first = await world.Erasures.AskAsync(Address, "ana", StorageFixture.Start);
        await world.Erasures.MarkErasedAsync(first.Number, 1, "");
        await world.Erasures.MarkDoneAsync(first.Number, StorageFixture.Start);

        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Erasures.AskAsync(Address, "ana", StorageFixture.Start.AddDays(1))));

        Assert.Single(asked.Distinct());
        Assert.NotEqual(first.Number, asked[0].Number);
        Assert.Equal(asked[0], Assert.Single(await world.Erasures.ListOpenAsync()).Erasure);
        Assert.Equal(2, (await world.Erasures.ListAsync(10)).Count);
    }
}
