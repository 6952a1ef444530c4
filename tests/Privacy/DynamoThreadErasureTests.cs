using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.S3;
using NSubstitute;
using Platform.Privacy;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.DynamoDb.Privacy;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Support;
using Platform.Tests.Threads;
using Platform.Threads;

namespace Platform.Tests.Privacy;

/// <summary>A thread on DynamoDB is rewritten and removed in many steps: each is interrupted once, readers look in between, and whoever comes next finishes it.</summary>
public sealed class DynamoThreadErasureTests
{
    private const string Ann = ThreadRedactionTests.Ann;
    private const string Bob = ThreadRedactionTests.Bob;
    private static readonly string[] Canary = ["canary"];
    private static readonly DateTimeOffset Later = Given.Start.AddDays(1);

    [Theory]
    [OnDynamo(false)]
    [OnDynamo(true)]
    public async Task Wherever_a_rewriting_is_interrupted_it_is_finished_and_no_reader_sees_it_halfway(string store, bool answerIsLost)
    {
        var (step, sawOld, sawNew) = (0, false, false);
        for (var completed = false; !completed; step++)
        {
            await using var world = (DynamoStoreWorld)await StoreWorld.OpenAsync(store);
            var before = await FillAsync(world, ThreadRedactionTests.Life(0, 3, 1));
            completed = await RunAsync(world, step, answerIsLost, erasure => EraseAsync(world, erasure, Ann));

            var read = await world.ReadAsync(Given.ThreadId);
            var halfway = Words(read);
            sawOld |= read.Count == before.Length && halfway == Words(before);
            sawNew |= !halfway.Contains("canary", StringComparison.OrdinalIgnoreCase);
            Assert.True(read.Count == before.Length ? halfway == Words(before) : !halfway.Contains("canary", StringComparison.OrdinalIgnoreCase), $"step {step}: a reader sees some of it");

            await Rewrites(world).FinishAllAsync(default);
            await EraseAsync(world, Erasure(world), Ann);
            await Rewrites(world).FinishAllAsync(default);
            await AssertErasedAsync(world, before, step);
        }

        Assert.True(step > 20 && sawOld && sawNew, $"{step} steps");
    }

    [Theory]
    [OnDynamo(false)]
    [OnDynamo(true)]
    public async Task Wherever_a_removal_is_interrupted_nothing_of_the_thread_is_left_in_the_end(string store, bool answerIsLost)
    {
        var step = 0;
        for (var completed = false; !completed; step++)
        {
            await using var world = (DynamoStoreWorld)await StoreWorld.OpenAsync(store);
            var before = await FillAsync(world, ThreadRedactionTests.Life(0, 3));
            completed = await RunAsync(world, step, answerIsLost, erasure => RemoveAsync(world, erasure));

            // All of it, or nothing.
            Assert.Contains((await world.ReadAsync(Given.ThreadId)).Count, new[] { 0, before.Length });

            await Rewrites(world).FinishAllAsync(default);
            await RemoveAsync(world, Erasure(world));
            await Rewrites(world).FinishAllAsync(default);

            Assert.Empty(await DynamoSearch.ScanAsync(world.Database, DynamoSchema.LogName(world.Options.TablePrefix)));
            Assert.Empty(await DynamoSearch.FindAsync(world.Database, world.Objects, world.Options, [.. Canary, Bob]));

            // A note of a removal that was never decided names no person, and expires.
            var left = (await DynamoSearch.ScanAsync(world.Database, DynamoSchema.RowsName(world.Options.TablePrefix))).Where(row => row.Values.Any(value => value.S?.Contains(Given.ThreadId, StringComparison.Ordinal) == true));
            Assert.All(left, row => Assert.True(step <= 1 && row["p"].S == "rewrites" && row.ContainsKey(DynamoSchema.TimeToLive)));
            Assert.Empty(await world.Objects.ListAsync("", default).ToListAsync());

            // The same mail may open it again.
            await FillAsync(world, before[..2]);
            Assert.Equal(2, (await world.ReadAsync(Given.ThreadId)).Count);
        }

        Assert.True(step > 10, $"{step} steps");
    }

    [Theory]
    [OnDynamo]
    public async Task A_stale_activation_rewrites_and_removes_nothing(string store)
    {
        await using var world = (DynamoStoreWorld)await StoreWorld.OpenAsync(store);
        var events = await FillAsync(world, ThreadRedactionTests.Life(0));
        var redacted = ThreadRedaction.Redact(events, Ann, Later);
        var overtaken = events.Length + 1L;
        var erasure = Erasure(world, put => world.LogOn(world.Database).FindHeadAsync(Given.ThreadId).Result?.Version < overtaken ? OvertakeAsync(put) : put());

        await Assert.ThrowsAsync<ThreadVersionConflictException>(() => erasure.RewriteAsync(Rewrite(events, redacted)));
        await Assert.ThrowsAsync<ThreadVersionConflictException>(() => Erasure(world).RewriteAsync(Rewrite(events, redacted)));
        await Assert.ThrowsAsync<ThreadVersionConflictException>(() => Erasure(world).RemoveAsync(new(Given.ThreadId, events.Length, [], [], [])));

        Assert.Equal(0, await Rewrites(world).FinishAllAsync(default));
        Assert.Equal(Words(events), Words((await world.ReadAsync(Given.ThreadId)).Take(events.Length)));
        Assert.Empty(await world.Objects.ListAsync("log/", default).ToListAsync());

        async Task OvertakeAsync(Func<Task> put)
        {
            var next = new ThreadEvent.HandedOff("asked", Later);
            var head = ThreadDecider.Fold(ThreadSnapshot.Empty, events.Select(recorded => recorded.Event).Append(next)).ToHead();
            await world.Log.AppendAsync(new(Given.ThreadId, events.Length, [next], head, []));
            await put();
        }
    }

    [Theory]
    [OnDynamo]
    public async Task Who_wakes_up_late_does_not_bring_back_what_another_erasure_took(string store)
    {
        await using var world = (DynamoStoreWorld)await StoreWorld.OpenAsync(store);
        var events = await FillAsync(world, ThreadRedactionTests.Life(0, 3));
        var (reached, awake) = (new TaskCompletionSource(), new TaskCompletionSource());

        // Ann's erasure sleeps at one of its rewritings; somebody else finishes it; then Bob is erased.
        var writes = 0;
        var sleeper = Task.Run(() => EraseAsync(world, Erasure(world, async put =>
        {
            if (Interlocked.Increment(ref writes) == 14)
            {
                reached.SetResult();
                await awake.Task;
            }

            await put();
        }), Ann));
        await reached.Task;
        await Rewrites(world).FinishAllAsync(default);
        await EraseAsync(world, Erasure(world), Bob);
        awake.SetResult();
        await sleeper;
        await Rewrites(world).FinishAllAsync(default);

        Assert.Equal(events.Length + 2, (await world.ReadAsync(Given.ThreadId)).Count);
        Assert.Empty(await DynamoSearch.FindAsync(world.Database, world.Objects, world.Options, [.. Canary, Bob, "Brown"]));
    }

    [Theory]
    [OnDynamo]
    public async Task Words_that_no_item_could_hold_are_erased_from_their_object(string store)
    {
        await using var world = (DynamoStoreWorld)await StoreWorld.OpenAsync(store);
        var random = new Random(7);
        var text = string.Concat(Enumerable.Range(0, 50_000).Select(_ => random.NextInt64().ToString("x16", CultureInfo.InvariantCulture)));
        var life = ThreadRedactionTests.Life(0, 3);
        ImmutableArray<RecordedEvent> large =
        [
            .. life.Select(recorded => recorded.Event is ThreadEvent.MessageReceived received
                ? recorded with { Event = received with { Message = received.Message with { Text = $"{received.Message.Text} {text}" } } }
                : recorded),
        ];
        var before = await FillAsync(world, large);
        Assert.Equal(2, await world.Objects.ListAsync("log/", default).CountAsync());

        await EraseAsync(world, Erasure(world), Ann);
        await Rewrites(world).FinishAllAsync(default);

        // Ann's fits into its item now; Bob's is in an object of another name.
        Assert.Single(await world.Objects.ListAsync("log/", default).ToListAsync());
        await AssertErasedAsync(world, before, 0);
        Assert.Contains(text, Words(await world.ReadAsync(Given.ThreadId)), StringComparison.Ordinal);
    }

    /// <summary>Runs until a write fails.</summary>
    /// <returns>Whether none did.</returns>
    private static async Task<bool> RunAsync(DynamoStoreWorld world, int step, bool answerIsLost, Func<IThreadErasure, Task> run)
    {
        var writes = 0;
        var erasure = Erasure(world, async write =>
        {
            if (writes++ < step)
            {
                await write();
                return;
            }

            if (answerIsLost && writes == step + 1)
            {
                await write();
            }

            throw new IOException("the process is gone");
        });
        try
        {
            await run(erasure);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task AssertErasedAsync(DynamoStoreWorld world, ImmutableArray<RecordedEvent> before, int step)
    {
        var after = await world.ReadAsync(Given.ThreadId);
        var found = await DynamoSearch.FindAsync(world.Database, world.Objects, world.Options, Canary);
        Assert.True(found.Count == 0, $"step {step}: {string.Join("; ", found)}");
        Assert.IsType<ThreadEvent.Erased>(after[^1].Event);
        Assert.Equal(Words(ThreadRedaction.Redact(before, Ann, Later).Events), Words(after.Take(before.Length)));
        Assert.Equal(ThreadDecider.Fold(ThreadSnapshot.Empty, after.Select(recorded => recorded.Event)).ToHead(), await world.Log.FindHeadAsync(Given.ThreadId));

        // Ann's mail is known by its hash alone; Bob's as ever, with its original.
        var bobs = after.Select(recorded => recorded.Event).OfType<ThreadEvent.MessageReceived>().Single(received => received.Message.From.Email == Bob).Message;
        Assert.Empty(await world.Log.FindMessageAsync("m1.canary@host"));
        Assert.Equal([new("m1@no-message-id", Given.ThreadId, "m1")], await world.Log.FindMessageAsync("m1@no-message-id"));
        Assert.NotEmpty(await world.Log.FindMessageAsync(ThreadIndexing.Key(bobs.MessageIdHeader, bobs.Id)));
        Assert.NotNull(await world.Mails.FindAsync(bobs.ContentHash));
        Assert.DoesNotContain(await DynamoSearch.ScanAsync(world.Database, DynamoSchema.RowsName(world.Options.TablePrefix)), row => row["p"].S == "rewrites");
        Assert.DoesNotContain(await world.Objects.ListAsync("log/", default).ToListAsync(), found => found.Name.Contains("plan", StringComparison.Ordinal));
    }

    /// <summary>Appends events one turn after the other, with original mails and index entries.</summary>
    private static async Task<ImmutableArray<RecordedEvent>> FillAsync(DynamoStoreWorld world, ImmutableArray<RecordedEvent> life)
    {
        var stored = ImmutableArray.CreateBuilder<RecordedEvent>();
        var thread = ThreadSnapshot.Empty;
        foreach (var recorded in life)
        {
            var happened = recorded.Event;
            if (happened is ThreadEvent.MessageReceived received)
            {
                var mail = Encoding.UTF8.GetBytes($"From: {received.Message.From.Email}\r\n\r\n{(received.Message.From.Email == Ann ? "canary" : "plain")} {received.Message.Id}");
                var hash = Convert.ToHexStringLower(SHA256.HashData(mail));
                await world.Mails.PutAsync(hash, mail);
                happened = received with { Message = received.Message with { ContentHash = hash } };
            }

            thread = ThreadEvolver.Evolve(thread, happened);
            await world.Log.AppendAsync(new(Given.ThreadId, recorded.Version - 1, [happened], thread.ToHead(), ThreadIndexing.Of(Given.ThreadId, [happened])));
            stored.Add(recorded with { Event = happened });
        }

        return stored.ToImmutable();
    }

    /// <summary>As the thread's grain does it.</summary>
    private static async Task EraseAsync(DynamoStoreWorld world, IThreadErasure erasure, string address)
    {
        ImmutableArray<RecordedEvent> events = [.. await world.ReadAsync(Given.ThreadId)];
        var redacted = ThreadRedaction.Redact(events, address, Later);
        if (!redacted.Changed.IsEmpty)
        {
            await erasure.RewriteAsync(Rewrite(events, redacted));
        }
    }

    private static async Task RemoveAsync(DynamoStoreWorld world, IThreadErasure erasure)
    {
        if (await world.ReadAsync(Given.ThreadId) is { Count: > 0 } events)
        {
            await erasure.RemoveAsync(new(Given.ThreadId, events.Count, [], [], []));
        }
    }

    private static ThreadRewrite Rewrite(ImmutableArray<RecordedEvent> events, RedactedThread redacted)
    {
        var erased = new ThreadEvent.Erased(Later);
        var next = ThreadDecider.Fold(ThreadSnapshot.Empty, redacted.Events.Select(recorded => recorded.Event).Append(erased));
        return new(Given.ThreadId, events.Length, redacted.Changed, erased, next.ToHead(), [], [], redacted.Share.Originals, redacted.Share.ReplyIds);
    }

    private static DynamoRewrites Rewrites(DynamoStoreWorld world) => Rewrites(world, world.Database, world.Bucket);

    private static DynamoRewrites Rewrites(DynamoStoreWorld world, IAmazonDynamoDB database, IAmazonS3 bucket)
    {
        var (objects, rows) = (new ObjectStore(bucket, world.Options), new DynamoTable(database, world.Options));
        return new(database, new(database, objects, rows, world.Options), rows, objects, Substitute.For<IReplyFiles>(), world.Options, TimeProvider.System);
    }

    private static DynamoThreadErasure Erasure(DynamoStoreWorld world, Func<Func<Task>, Task>? write = null)
    {
        var database = write is null ? world.Database : FaultyClient.Of(world.Database, write);
        var bucket = write is null ? world.Bucket : FaultyClient.Of(world.Bucket, write);
        var (objects, rows) = (new ObjectStore(bucket, world.Options), new DynamoTable(database, world.Options));
        return new(new(database, objects, rows, world.Options), objects, Rewrites(world, database, bucket), new(database, world.Options));
    }

    private static string Words(IEnumerable<RecordedEvent> events) =>
        string.Join('\n', events.Select(recorded => Encoding.UTF8.GetString(ThreadEventCodec.Encode(recorded.Event).Payload)));
}
