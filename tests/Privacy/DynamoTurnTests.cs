using Microsoft.Extensions.Options;
using Platform.Privacy;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.DynamoDb.Privacy;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Privacy;

/// <summary>One process at a time carries erasures out, and another one when that one is gone.</summary>
public sealed class DynamoTurnTests
{
    [Theory]
    [OnDynamo]
    public async Task Of_two_at_once_one_works(string store)
    {
        await using var world = (DynamoStoreWorld)await StoreWorld.OpenAsync(store);
        var (first, second) = (Turn(world, TimeProvider.System), Turn(world, TimeProvider.System));
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var working = first.RunAsync("erasure", async _ =>
        {
            begun.SetResult();
            await end.Task;
            return 3;
        });
        await begun.Task;

        Assert.Equal(0, await second.RunAsync("erasure", _ => Task.FromResult(5)));
        Assert.Equal(7, await second.RunAsync("retention", _ => Task.FromResult(7)));
        end.SetResult();
        Assert.Equal(3, await working);

        // Given back, also by a failure.
        await Assert.ThrowsAsync<IOException>(() => second.RunAsync("erasure", _ => throw new IOException("no disk")));
        Assert.Equal(5, await first.RunAsync("erasure", _ => Task.FromResult(5)));
    }

    [Theory]
    [OnDynamo]
    public async Task The_turn_of_a_process_that_is_gone_is_taken_and_one_that_wakes_is_told(string store)
    {
        await using var world = (DynamoStoreWorld)await StoreWorld.OpenAsync(store);
        var (paused, others) = (new ManualTime(StorageFixture.Start), new ManualTime(StorageFixture.Start));
        var begun = new TaskCompletionSource();
        var lost = Turn(world, paused).RunAsync("erasure", async turn =>
        {
            begun.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(turn);
            return 3;
        });
        await begun.Task;

        others.Advance(DynamoTurn.Length - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Turn(world, others).RunAsync("erasure", _ => Task.FromResult(5)));
        others.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, await Turn(world, others).RunAsync("erasure", async _ =>
        {
            // The first one's clock goes on: it looks after its turn and finds it gone.
            paused.Advance(DynamoTurn.Length);
            Assert.Equal(0, await lost);
            return 5;
        }));
    }

    private static DynamoTurn Turn(DynamoStoreWorld world, TimeProvider time) => new(new DynamoTable(world.Database, world.Options), Options.Create(new PrivacyOptions()), time);
}
