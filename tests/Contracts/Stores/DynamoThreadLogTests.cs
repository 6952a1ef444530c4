using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using NSubstitute;
using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What the log on DynamoDB does when its writer dies between two of its writes, when an answer is lost, and when an item would be too large.</summary>
public sealed class DynamoThreadLogTests
{
    [Theory]
    [OnDynamo]
    public async Task A_writer_that_dies_behind_its_append_leaves_nothing_out_of_lists(string store)
    {
        await using var world = await OpenAsync(store);
        var append = Pending("t1", 0);

        await Assert.ThrowsAsync<OperationCanceledException>(() => world.LogOn(DiesAt(world, write: 3)).AppendAsync(append));
        Assert.Empty(await world.Log.ListPendingAsync(DateTimeOffset.MaxValue, 10));

        // The mail was not acknowledged: it comes again, and whoever looks for it finds it and puts the head right.
        Assert.Equal([new("m@x", "t1", "m")], await world.Log.FindMessageAsync("m@x"));
        Assert.Equal(["t1"], await world.Log.ListPendingAsync(DateTimeOffset.MaxValue, 10));
        Assert.Equal(append.Head, await world.Log.FindHeadAsync("t1"));
    }

    [Theory]
    [OnDynamo]
    public async Task Whoever_wakes_a_thread_puts_its_head_right(string store)
    {
        await using var world = await OpenAsync(store);
        await world.Log.AppendAsync(StorageFixture.Append("t1", 0, StorageFixture.Event()));

        await Assert.ThrowsAsync<OperationCanceledException>(() => world.LogOn(DiesAt(world, write: 3)).AppendAsync(Pending("t1", 1)));
        Assert.Equal(1, (await world.Log.FindHeadAsync("t1"))!.Version);

        Assert.Equal([2L], (await world.ReadAsync("t1", 1)).Select(recorded => recorded.Version));
        Assert.Equal(2, (await world.Log.FindHeadAsync("t1"))!.Version);
    }

    [Theory]
    [OnDynamo]
    public async Task A_writer_that_dies_before_its_append_has_said_nothing(string store)
    {
        await using var world = await OpenAsync(store);

        await Assert.ThrowsAsync<OperationCanceledException>(() => world.LogOn(DiesAt(world, write: 2)).AppendAsync(Pending("t1", 0)));

        // The index is written first; without its append an entry does not count, or the mail that comes again would be taken for a duplicate.
        Assert.Empty(await world.Log.FindMessageAsync("m@x"));
        Assert.Empty(await world.ReadAsync("t1"));

        await world.Log.AppendAsync(Pending("t1", 0));
        Assert.Equal([new("m@x", "t1", "m")], await world.Log.FindMessageAsync("m@x"));
    }

    [Theory]
    [OnDynamo]
    public async Task An_append_whose_answer_was_lost_is_not_a_conflict_with_itself(string store)
    {
        await using var world = await OpenAsync(store);

        await world.LogOn(LosesAnswers(world)).AppendAsync(Pending("t1", 0));

        Assert.Single(await world.ReadAsync("t1"));
    }

    [Theory]
    [OnDynamo]
    public async Task A_head_never_goes_back(string store)
    {
        await using var world = await OpenAsync(store);
        var slow = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        var first = world.LogOn(WaitsAt(world, write: 3, reached, slow.Task)).AppendAsync(Pending("t1", 0));
        await reached.Task;

        await world.Log.AppendAsync(StorageFixture.Append("t1", 1, StorageFixture.Event()));
        slow.SetResult();
        await first;

        Assert.Equal(2, (await world.Log.FindHeadAsync("t1"))!.Version);
        Assert.Empty(await world.Log.ListPendingAsync(DateTimeOffset.MaxValue, 10));
    }

    [Theory]
    [OnDynamo]
    public async Task Events_that_no_item_could_hold_are_an_object(string store)
    {
        await using var world = await OpenAsync(store);
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.Length < 1_200_000)
        {
            text.Append(CultureInfo.InvariantCulture, $"{random.NextInt64():x16}");
        }

        var large = StorageFixture.Event(text.ToString());
        await world.Log.AppendAsync(StorageFixture.Append("t1", 0, large, StorageFixture.Event("small")));
        await world.Log.AppendAsync(StorageFixture.Append("t1", 2, StorageFixture.Event("next")));

        Assert.Equal([large, StorageFixture.Event("small"), StorageFixture.Event("next")], (await world.ReadAsync("t1")).Select(recorded => recorded.Event));
        var item = await world.Database.GetItemAsync($"{world.Options.TablePrefix}-log", new() { ["t"] = new("t1"), ["v"] = new() { N = "1" } });
        Assert.False(item.Item.ContainsKey("b"));
        Assert.NotNull(await world.Objects.FindAsync(item.Item["o"].S, CancellationToken.None));
    }

    private static async Task<DynamoStoreWorld> OpenAsync(string store) => (DynamoStoreWorld)await StoreWorld.OpenAsync(store);

    private static ThreadAppend Pending(string threadId, long version) => new(
        threadId, version, [StorageFixture.Event()], StorageFixture.Head(threadId, version + 1, pendingSince: StorageFixture.Start), [new("m@x", threadId, "m")]);

    // Writes of an append: 1 the message index, 2 the append itself, 3 the head.
    private static IAmazonDynamoDB DiesAt(DynamoStoreWorld world, int write) =>
        Wrap(world, (number, put) => number >= write ? throw new OperationCanceledException("the process is gone") : put());

    private static IAmazonDynamoDB WaitsAt(DynamoStoreWorld world, int write, TaskCompletionSource reached, Task release) => Wrap(world, async (number, put) =>
    {
        if (number == write)
        {
            reached.SetResult();
            await release;
        }

        return await put();
    });

    // As the client does when an answer does not come: the same request once more.
    private static IAmazonDynamoDB LosesAnswers(DynamoStoreWorld world) => Wrap(world, async (_, put) =>
    {
        await put();
        return await put();
    });

    private static IAmazonDynamoDB Wrap(DynamoStoreWorld world, Func<int, Func<Task<PutItemResponse>>, Task<PutItemResponse>> put)
    {
        var (real, writes) = (world.Database, 0);
        var database = Substitute.For<IAmazonDynamoDB>();
        database.PutItemAsync(default!, default(CancellationToken)).ReturnsForAnyArgs(call =>
            put(Interlocked.Increment(ref writes), () => real.PutItemAsync(call.Arg<PutItemRequest>(), call.Arg<CancellationToken>())));
        database.GetItemAsync(default(GetItemRequest)!, default).ReturnsForAnyArgs(call => real.GetItemAsync(call.Arg<GetItemRequest>(), call.Arg<CancellationToken>()));
        database.QueryAsync(default(QueryRequest)!, default).ReturnsForAnyArgs(call => real.QueryAsync(call.Arg<QueryRequest>(), call.Arg<CancellationToken>()));
        return database;
    }
}
