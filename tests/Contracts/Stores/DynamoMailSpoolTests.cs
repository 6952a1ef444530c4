using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;
using NSubstitute;
using Platform.Deliveries;
using Platform.Silo.Adapters.DynamoDb;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What the spool of a cluster does when an answer is lost, when two processes stage at once, and when bytes are missing.</summary>
public sealed class DynamoMailSpoolTests
{
    private const string Id = "token.1@shop.example";
    private static readonly byte[] Mail = "Subject: hello\r\n\r\nHello\r\n"u8.ToArray();

    [Theory]
    [OnDynamo]
    public async Task A_write_whose_answer_was_lost_counts_once(string store)
    {
        await using var world = await OpenAsync(store);
        var spool = world.SpoolOn(Wrap(world, async put =>
        {
            // As the client does when an answer does not come: the same request once more.
            await put();
            return await put();
        }));

        await spool.PutAsync(Id, Mail, default);
        var staged = await spool.FindAsync(Id, default);
        Assert.Equal(Mail, staged!.Mail);

        Assert.True(await spool.BeginEndAsync(Id, staged));
        var begun = await spool.FindAsync(Id, default);
        Assert.Equal(1, begun!.Unconfirmed);

        await spool.RecordAsync(Id, new(new HandOver.Deferred("450 busy"), [], null, IsDone: false), confirms: true);
        Assert.Equal(0, (await spool.FindAsync(Id, default))!.Unconfirmed);
        Assert.Single(await ObjectsAsync(world));
    }

    [Theory]
    [OnDynamo]
    public async Task Of_two_who_stage_at_once_one_mail_is_staged_and_no_bytes_are_left_over(string store)
    {
        await using var world = await OpenAsync(store);
        byte[] other = [.. Mail, .. "other\r\n"u8];
        var overtaken = world.SpoolOn(Wrap(world, async put =>
        {
            await world.Spool.PutAsync(Id, other, default);
            return await put();
        }));

        await overtaken.PutAsync(Id, Mail, default);

        Assert.Equal(other, (await world.Spool.FindAsync(Id, default))!.Mail);
        Assert.Single(await ObjectsAsync(world));
        await world.Spool.RemoveAsync(Id, default);
        Assert.Empty(await ObjectsAsync(world));
    }

    [Theory]
    [OnDynamo]
    public async Task Missing_and_damaged_bytes_are_told_and_not_sent(string store)
    {
        await using var world = await OpenAsync(store);
        await world.Spool.PutAsync(Id, Mail, default);
        var name = Assert.Single(await ObjectsAsync(world));

        await world.Objects.PutAsync(name, "Subject: jello\r\n\r\nHello\r\n"u8.ToArray(), default);
        Assert.Contains(name, (await Assert.ThrowsAsync<InvalidDataException>(async () => await world.Spool.FindAsync(Id, default))).Message, StringComparison.Ordinal);

        await world.Objects.RemoveAsync(name, default);
        Assert.Contains(name, (await Assert.ThrowsAsync<InvalidDataException>(async () => await world.Spool.FindAsync(Id, default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnDynamo]
    public async Task What_a_dying_process_leaves_expires_later_than_any_mail_waits(string store)
    {
        await using var world = await OpenAsync(store);
        await world.Spool.PutAsync(Id, Mail, default);
        await world.Spool.BeginEndAsync(Id, (await world.Spool.FindAsync(Id, default))!);

        var row = await world.Database.GetItemAsync(DynamoSchema.RowsName(world.Options.TablePrefix), new() { ["p"] = new($"spool#{Id}"), ["s"] = new("-") });

        var left = DateTimeOffset.FromUnixTimeSeconds(long.Parse(row.Item[DynamoSchema.TimeToLive].N, System.Globalization.CultureInfo.InvariantCulture)) - TimeProvider.System.GetUtcNow();
        Assert.InRange(left, TimeSpan.FromDays(31), TimeSpan.FromDays(59));
    }

    private static async Task<DynamoStoreWorld> OpenAsync(string store) => (DynamoStoreWorld)await StoreWorld.OpenAsync(store);

    private static async Task<List<string>> ObjectsAsync(DynamoStoreWorld world)
    {
        var found = await world.Bucket.ListObjectsV2Async(new ListObjectsV2Request { BucketName = world.Options.Bucket, Prefix = DynamoMailSpool.Prefix });
        return [.. (found.S3Objects ?? []).Select(entry => entry.Key)];
    }

    private static IAmazonDynamoDB Wrap(DynamoStoreWorld world, Func<Func<Task<PutItemResponse>>, Task<PutItemResponse>> put)
    {
        var real = world.Database;
        var database = Substitute.For<IAmazonDynamoDB>();
        database.PutItemAsync(default!, default(CancellationToken)).ReturnsForAnyArgs(call => put(() => real.PutItemAsync(call.Arg<PutItemRequest>(), call.Arg<CancellationToken>())));
        database.GetItemAsync(default(GetItemRequest)!, default).ReturnsForAnyArgs(call => real.GetItemAsync(call.Arg<GetItemRequest>(), call.Arg<CancellationToken>()));
        return database;
    }
}
