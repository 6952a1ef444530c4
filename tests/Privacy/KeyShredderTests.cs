using Amazon.DynamoDBv2.Model;
using Platform.Audit;
using Platform.Encryption;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Privacy;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Platform.Threads;
using static Platform.Tests.Privacy.ShredderSilo;

namespace Platform.Tests.Privacy;

/// <summary>A data key is destroyed while other processes hold it, and nothing that is to stay is lost (docs/adr/0031-people-in-a-cluster.md).</summary>
public sealed class KeyShredderTests
{
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Waited = TimeSpan.FromMinutes(35);
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    private readonly ManualTime _time = new(StorageFixture.Start);

    [Theory]
    [OnDynamo]
    public async Task A_key_is_destroyed_when_no_process_can_hold_it_and_nothing_is_lost(string store)
    {
        await using var world = await OpenAsync(store);
        var (silo, other) = (new ShredderSilo(world, _time), new ShredderSilo(world, _time));
        await silo.FillAsync();
        var key = (await other.Keys.GetAsync(DataKeyId.OwnerOf(Anna))).Id;
        var copy = await DynamoSearch.ScanAsync(world.Database, DynamoSchema.LogName(world.Options.TablePrefix));
        await silo.Shredder.RetireAsync(Anna);

        // The other process has not heard of it, until it may hold the key no longer.
        await other.AppendAsync("t2", 0, "said at once");
        _time.Advance(Held - Moment);
        await other.AppendAsync("t3", 0, "said at the last moment");
        _time.Advance(Moment);
        await other.AppendAsync("t4", 0, "said after that");
        var under = await FindUnderAsync(world, key);
        Assert.Subset(under.ToHashSet(StringComparer.Ordinal), new HashSet<string>(["t1/1", "t1/0 subject", "t2/1", "t2/0 subject", "t3/1", "t3/1 subject"], StringComparer.Ordinal));
        Assert.DoesNotContain(under, found => found.StartsWith("t4", StringComparison.Ordinal));

        _time.Advance(Waited - Held - Moment);
        Assert.False(await silo.Shredder.ShredAsync(Anna));
        Assert.Equal(under, await FindUnderAsync(world, key));
        _time.Advance(Moment);

        // The silo that retired it is gone; another one waits only the rest.
        Assert.True(await new ShredderSilo(world, _time).Shredder.ShredAsync(Anna));

        await AssertShreddedAsync(world, key);
        Assert.Empty(await FindUnderAsync(world, key));
        var next = new ShredderSilo(world, _time);
        await next.AssertReadableAsync();
        Assert.Equal(["said at once"], await next.WordsAsync("t2"));
        Assert.Equal(["said at the last moment"], await next.WordsAsync("t3"));
        Assert.Equal(["said after that"], await next.WordsAsync("t4"));
        Assert.Single(await AuditAsync(next));

        // A copy of before, with what is left of the keys.
        foreach (var append in copy.Where(item => item.ContainsKey("b") && item["v"].N != "0").Select(DynamoAppend.Read))
        {
            Assert.All(await append.EventsAsync(append.Body.Bytes, next.Cipher, default), recorded => Assert.True(recorded.IsErased));
        }

        Assert.True(await next.Shredder.ShredAsync(Anna));
        Assert.Single(await AuditAsync(next));
    }

    [Theory]
    [OnDynamo(false)]
    [OnDynamo(true)]
    public async Task Wherever_it_is_interrupted_it_is_finished_and_nothing_is_lost(string store, bool answerIsLost)
    {
        var step = 0;
        for (var completed = false; !completed; step++)
        {
            await using var world = await OpenAsync(store);
            var filling = new ShredderSilo(world, _time);
            await filling.FillAsync();
            var key = (await filling.Keys.GetAsync(DataKeyId.OwnerOf(Anna))).Id;
            var (dying, next) = (new ShredderSilo(world, _time, Dying(step, answerIsLost)), new ShredderSilo(world, _time));
            var isRetired = false;
            try
            {
                await dying.Shredder.RetireAsync(Anna);
                isRetired = true;
                _time.Advance(Waited);
                completed = await dying.Shredder.ShredAsync(Anna);
            }
            catch (Exception failure) when (failure is IOException or AggregateException { InnerException: IOException })
            {
                // As an erasure that is taken up again: with its last step, or once more from the beginning.
                if (!isRetired)
                {
                    await next.Shredder.RetireAsync(Anna);
                }
            }

            _time.Advance(Waited);
            Assert.True(await next.Shredder.ShredAsync(Anna), $"step {step}");
            await AssertShreddedAsync(world, key);
            await new ShredderSilo(world, _time).AssertReadableAsync();
            Assert.InRange((await AuditAsync(next)).Count, 1, 2);
        }

        Assert.True(step > 10, $"{step} steps");
    }

    [Theory]
    [OnDynamo]
    public async Task Silos_that_are_at_it_together_do_no_harm(string store)
    {
        await using var world = await OpenAsync(store);
        var filling = new ShredderSilo(world, _time);
        await filling.FillAsync();
        var key = (await filling.Keys.GetAsync(DataKeyId.OwnerOf(Anna))).Id;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new ShredderSilo(world, _time).Shredder.RetireAsync(Anna)));
        Assert.Single(await filling.Store.ListRetirementsAsync(DataKeyId.OwnerOf(Anna), default));
        _time.Advance(Waited);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await new ShredderSilo(world, _time).Shredder.ShredAsync(Anna);
            }
            catch (ContentKeyException)
            {
                // Somebody else was faster: the worker looks again.
            }
        }));

        Assert.True(await new ShredderSilo(world, _time).Shredder.ShredAsync(Anna));
        await AssertShreddedAsync(world, key);
        await new ShredderSilo(world, _time).AssertReadableAsync();
    }

    [Theory]
    [OnDynamo]
    public async Task An_append_whose_object_took_too_long_is_encrypted_anew(string store)
    {
        await using var world = await OpenAsync(store);
        var other = new ShredderSilo(world, _time);
        var key = (await other.Keys.GetAsync(DataKeyId.OwnerOf(Anna))).Id;
        var writes = 0;
        var slow = new ShredderSilo(world, _time, async write =>
        {
            await write();
            if (writes++ == 0)
            {
                await other.Shredder.RetireAsync(Anna);
                _time.Advance(TimeSpan.FromMinutes(16));
            }
        });

        await slow.AppendAsync("t1", 0, Large);

        Assert.Empty(await FindUnderAsync(world, key));
        Assert.Equal([Large], await new ShredderSilo(world, _time).WordsAsync("t1"));
    }

    [Theory]
    [OnDynamo]
    public async Task A_rewriting_that_a_crash_left_halfway_is_finished_before_its_key_goes(string store)
    {
        var (step, sawOld, sawNew) = (0, false, false);
        for (var completed = false; !completed; step++)
        {
            await using var world = await OpenAsync(store);
            var filling = new ShredderSilo(world, _time);
            await filling.AppendAsync("t1", 0, "said in a thread");
            await filling.AppendAsync("t1", 1, "said by another");
            var silo = new ShredderSilo(world, _time, Dying(step, answerIsLost: false));
            try
            {
                var erased = new ThreadEvent.Erased(StorageFixture.Start);
                var head = StorageFixture.Append("t1", 2, erased).Head with { Subject = "about t1" };
                await silo.Erasure.RewriteAsync(new("t1", 2, [new(1, StorageFixture.Event("masked"))], erased, head, [], [], [], []));
                completed = true;
            }
            catch (IOException)
            {
                // The process is gone.
            }

            var next = new ShredderSilo(world, _time);
            await next.Shredder.RetireAsync(Anna);
            _time.Advance(Waited);
            Assert.True(await next.Shredder.ShredAsync(Anna));

            var words = await new ShredderSilo(world, _time).WordsAsync("t1");
            sawOld |= words is ["said in a thread", _];
            sawNew |= words is ["masked", _, ""];
            Assert.True(words is ["said in a thread", _] or ["masked", _, ""], $"step {step}: {words[0]}, {words.Count}");
            Assert.Equal("said by another", words[1]);
        }

        Assert.True(step > 8 && sawOld && sawNew, $"{step} steps");
    }

    private static async Task<DynamoStoreWorld> OpenAsync(string store) => (DynamoStoreWorld)await StoreWorld.OpenAsync(store);

    /// <summary>A process that dies at one of its writes, before it or before its answer.</summary>
    private static Func<Func<Task>, Task> Dying(int step, bool answerIsLost)
    {
        var writes = 0;
        return async write =>
        {
            var number = Interlocked.Increment(ref writes) - 1;
            if (number < step || (number == step && answerIsLost))
            {
                await write();
            }

            if (number >= step)
            {
                throw new IOException("the process is gone");
            }
        };
    }

    private static async Task AssertShreddedAsync(DynamoStoreWorld world, DataKeyId key)
    {
        Assert.Null(await world.DataKeys.FindAsync(key));
        Assert.DoesNotContain(
            await DynamoSearch.ScanAsync(world.Database, DynamoSchema.RowsName(world.Options.TablePrefix)),
            (Dictionary<string, AttributeValue> row) => row["p"].S.StartsWith("data-key#", StringComparison.Ordinal) && row["s"].S.StartsWith("retired", StringComparison.Ordinal));
    }

    private static async Task<List<NumberedAuditEntry>> AuditAsync(ShredderSilo silo) =>
        [.. (await silo.Audit.ListAsync(long.MaxValue, 10)).Where(entry => entry.Entry.Act == DataKeyData.Act && entry.Entry.Target == Anna)];
}
