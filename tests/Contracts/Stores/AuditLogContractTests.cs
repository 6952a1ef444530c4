using Platform.Audit;
using Platform.Tests.Storage;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every audit log does.</summary>
public sealed class AuditLogContractTests
{
    private static readonly DateTimeOffset Start = StorageFixture.Start;

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Entries_are_kept_in_their_order_and_listed_newest_first_in_pages(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        Assert.Empty(await world.Audit.ListAsync(long.MaxValue, 10));
        var entries = Enumerable.Range(1, 12).Select(number => new AuditEntry(Start.AddMinutes(number), "thread.take", $"ana {number}", $"t{number}", number == 1 ? "" : "0badcafe")).ToList();
        foreach (var entry in entries)
        {
            await world.Audit.AppendAsync(entry);
        }

        world.Reopen();

        var first = await world.Audit.ListAsync(long.MaxValue, 5);
        var rest = await world.Audit.ListAsync(first[^1].Number, 500);
        Assert.Equal(Enumerable.Reverse(entries), first.Concat(rest).Select(found => found.Entry));
        Assert.Equal([12, 11, 10, 9, 8], first.Select(found => found.Number));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => world.Audit.ListAsync(long.MaxValue, 0));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Entries_that_come_at_once_are_all_there(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var audit = world.Audit;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => audit.AppendAsync(new(Start, "thread.take", "ana", $"t{number}", ""))));

        var found = await audit.ListAsync(long.MaxValue, 100);
        Assert.Equal(20, found.Select(entry => entry.Entry.Target).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 20).Select(number => (long)number).Reverse(), found.Select(entry => entry.Number));
    }

    [Theory]
    [InlineData("DELETE FROM audit_entries", "never removed")]
    [InlineData("UPDATE audit_entries SET actor = 'bob'", "never changed")]
    public async Task The_database_itself_refuses_to_change_what_was_noted(string statement, string reason)
    {
        using var storage = new StorageFixture();
        var audit = new Platform.Silo.Adapters.Sqlite.SqliteAuditLog(storage.Database);
        await audit.AppendAsync(new(Start, "thread.take", "ana", "t1", ""));

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => storage.Execute(statement));

        Assert.Contains(reason, refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal("ana", Assert.Single(await audit.ListAsync(long.MaxValue, 10)).Entry.By);
    }
}
