using System.Security.Cryptography;
using Platform.Deliveries;
using Platform.Silo.Adapters.Smtp;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every spool of mails that wait for a relay or for SES does.</summary>
public sealed class MailSpoolContractTests
{
    private const string Id = "token.1@shop.example";

    [Theory]
    [OnSqlite(80)]
    [OnDynamo(80)]
    [OnSqlite(1_000_000)]
    [OnDynamo(1_000_000)]
    public async Task A_staged_mail_outlives_the_process_and_stays_the_one_that_was_staged_first(string store, int length)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var mail = RandomNumberGenerator.GetBytes(length);

        await world.Spool.PutAsync(Id, mail, default);
        await world.Spool.PutAsync(Id, "Subject: another\r\n\r\n"u8.ToArray(), default);
        world.Reopen();

        var found = await FindAsync(world);
        Assert.Equal(mail, found.Mail);
        Assert.Equal((null, null, 0, false, null), (found.Remaining, found.Refusal, found.Unconfirmed, found.IsDone, found.AssignedId));
        Assert.Null(await world.Spool.FindAsync("token.2@shop.example", default));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task What_was_begun_counts_until_its_answer_is_noted(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await StageAsync(world);

        Assert.True(await BeginAsync(world));
        world.Reopen();
        Assert.Equal(1, (await FindAsync(world)).Unconfirmed);

        // The next attempt, of somebody who knows of the first one; its answer settles its own count only.
        Assert.True(await BeginAsync(world));
        await world.Spool.RecordAsync(Id, new(new HandOver.Deferred("450 busy", 1), [], null, IsDone: false), confirms: true);

        Assert.Equal((1, false), ((await FindAsync(world)).Unconfirmed, (await FindAsync(world)).IsDone));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Of_many_who_saw_the_same_one_begins(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await StageAsync(world);
        var seen = await FindAsync(world);

        var begun = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.Spool.BeginEndAsync(Id, seen)));

        Assert.Single(begun, mine => mine);
        Assert.Equal(1, (await FindAsync(world)).Unconfirmed);
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Who_saw_other_recipients_does_not_begin(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await StageAsync(world);
        var seen = await FindAsync(world);

        Assert.True(await BeginAsync(world));
        await world.Spool.RecordAsync(Id, new(new HandOver.Deferred("450 busy"), ["ann@example.com", "bob@example.com"], "550 no such user", IsDone: false), confirms: true);

        var left = await FindAsync(world);
        Assert.Equal<string>(["ann@example.com", "bob@example.com"], [.. left.Remaining!.Value]);
        Assert.Equal(("550 no such user", 0, false), (left.Refusal, left.Unconfirmed, left.IsDone));
        Assert.False(await world.Spool.BeginEndAsync(Id, seen));
        Assert.True(await world.Spool.BeginEndAsync(Id, left));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_mail_that_is_done_keeps_its_outcome_and_nothing_to_send(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await StageAsync(world);
        var seen = await FindAsync(world);
        Assert.True(await BeginAsync(world));

        await world.Spool.RecordAsync(Id, new(new HandOver.Accepted(), [], null, IsDone: true), confirms: true, "0107@eu-central-1.amazonses.com");
        await world.Spool.RecordAsync(Id, new(new HandOver.Deferred("450 busy"), ["ann@example.com"], null, IsDone: false), confirms: true);
        await world.Spool.PutAsync(Id, "Subject: again\r\n\r\n"u8.ToArray(), default);
        world.Reopen();

        var done = await FindAsync(world);
        Assert.Empty(done.Mail);
        Assert.Equal((true, 0, null, null, "0107@eu-central-1.amazonses.com"), (done.IsDone, done.Unconfirmed, done.Remaining, done.Refusal, done.AssignedId));
        Assert.False(await world.Spool.BeginEndAsync(Id, seen));
        Assert.False(await world.Spool.BeginEndAsync(Id, done));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task What_is_dropped_is_gone_and_can_be_staged_anew(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await StageAsync(world);
        var seen = await FindAsync(world);

        await world.Spool.RemoveAsync(Id, default);
        await world.Spool.RemoveAsync(Id, default);

        Assert.Null(await world.Spool.FindAsync(Id, default));
        Assert.False(await world.Spool.BeginEndAsync(Id, seen));
        await world.Spool.RecordAsync(Id, new(new HandOver.Accepted(), [], null, IsDone: true), confirms: true);
        Assert.Null(await world.Spool.FindAsync(Id, default));
        await world.Spool.PutAsync(Id, "Subject: anew\r\n\r\n"u8.ToArray(), default);
        Assert.Equal("Subject: anew\r\n\r\n"u8.ToArray(), (await FindAsync(world)).Mail);
    }

    private static Task StageAsync(StoreWorld world) => world.Spool.PutAsync(Id, "Subject: hello\r\n\r\nHello\r\n"u8.ToArray(), default);

    private static async Task<SpooledMail> FindAsync(StoreWorld world) => await world.Spool.FindAsync(Id, default) ?? throw new InvalidOperationException("nothing is staged");

    private static async Task<bool> BeginAsync(StoreWorld world) => await world.Spool.BeginEndAsync(Id, await FindAsync(world));
}
