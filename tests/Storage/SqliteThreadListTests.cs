using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;

namespace Platform.Tests.Storage;

public sealed class SqliteThreadListTests : IDisposable
{
    private readonly StorageFixture _storage = new();
    private readonly SqliteThreadLog _log;

    public SqliteThreadListTests() => _log = new SqliteThreadLog(_storage.Database);

    public void Dispose() => _storage.Dispose();

    [Theory]
    [InlineData(null, null)]
    [InlineData(ThreadStatus.Taken, null)]
    [InlineData(null, "BEN@example.org")]
    [InlineData(ThreadStatus.Taken, "ben@example.org")]
    public async Task Pages_give_every_head_once_newest_first(ThreadStatus? status, string? customer)
    {
        var heads = new List<ThreadHead>();
        for (var number = 0; number < 60; number++)
        {
            // Several share a moment: the id decides.
            var head = StorageFixture.Head($"t{number:00}", 1, StorageFixture.Start.AddMinutes(number / 4)) with
            {
                Status = (ThreadStatus)(number % 3),
                Customer = number % 2 == 0 ? "ben@example.org" : "cora@example.org",
            };
            heads.Add(head);
            await _log.AppendAsync(new ThreadAppend(head.ThreadId, 0, [StorageFixture.Event()], head, []));
        }

        var listed = new List<ThreadHead>();
        string? cursor = null;
        do
        {
            var page = await _log.ListHeadsAsync(new ThreadQuery(status, customer, 7, cursor));
            Assert.True(page.Heads.Count is > 0 and <= 7);
            listed.AddRange(page.Heads);
            cursor = page.Next;
        }
        while (cursor is not null);

        var expected = heads
            .Where(head => (status is null || head.Status == status) && (customer is null || head.Customer == "ben@example.org"))
            .OrderByDescending(head => head.LastActivityAt).ThenByDescending(head => head.ThreadId, StringComparer.Ordinal);
        Assert.Equal(expected, listed);
    }

    [Fact]
    public async Task A_last_page_that_is_full_has_no_next()
    {
        await _log.AppendAsync(StorageFixture.Append("t1", 0, StorageFixture.Event()));

        Assert.Null((await _log.ListHeadsAsync(new ThreadQuery(null, null, 1, null))).Next);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("AAAA")]
    public async Task A_cursor_that_no_page_gave_is_refused(string cursor) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _log.ListHeadsAsync(new ThreadQuery(null, null, 1, cursor)));

    [Fact]
    public async Task Ids_come_in_their_order_beyond_one_read()
    {
        var ids = Enumerable.Range(0, 1005).Select(number => $"t{number:0000}").ToArray();
        await Task.WhenAll(ids.Reverse().Select(id => _log.AppendAsync(StorageFixture.Append(id, 0, StorageFixture.Event()))));

        var listed = new List<string>();
        await foreach (var id in _log.ListThreadIdsAsync())
        {
            listed.Add(id);
        }

        Assert.Equal(ids, listed);
    }

    [Fact]
    public async Task Pending_threads_come_oldest_first_until_they_are_done()
    {
        await Pend("new", 0, StorageFixture.Start.AddMinutes(9));
        await Pend("old", 0, StorageFixture.Start.AddMinutes(1));
        await Pend("idle", 0, null);
        await Pend("mid", 0, StorageFixture.Start.AddMinutes(5));

        Assert.Equal(["old", "mid"], await _log.ListPendingAsync(StorageFixture.Start.AddMinutes(9), 10));
        Assert.Equal(["old"], await _log.ListPendingAsync(StorageFixture.Start.AddMinutes(9), 1));

        await Pend("old", 1, null);
        Assert.Equal(["mid"], await _log.ListPendingAsync(StorageFixture.Start.AddMinutes(9), 10));
    }

    [Theory]
    [InlineData(SqliteThreadHeads.PendingSql, "USING COVERING INDEX thread_heads_pending")]
    [InlineData(SqliteThreadHeads.ListAllSql, "USING INDEX thread_heads_by_activity")]
    [InlineData(SqliteThreadHeads.ListByStatusSql, "USING INDEX thread_heads_by_status")]
    [InlineData(SqliteThreadHeads.ListByCustomerSql, "USING INDEX thread_heads_by_customer")]
    [InlineData(SqliteThreadHeads.ListByBothSql, "USING INDEX thread_heads_by_customer")]
    public async Task Lists_are_served_by_their_index_without_sorting(string sql, string expected)
    {
        var plan = await _storage.Database.ReadAsync(
            static (session, statement) =>
            {
                using var explain = session.Use("EXPLAIN QUERY PLAN " + statement);
                var lines = new List<string>();
                while (explain.Step())
                {
                    lines.Add(explain.GetText(3));
                }

                return lines;
            },
            sql);

        Assert.Contains(expected, Assert.Single(plan), StringComparison.Ordinal);
    }

    private Task Pend(string threadId, long expectedVersion, DateTimeOffset? since) => _log.AppendAsync(new ThreadAppend(
        threadId, expectedVersion, [StorageFixture.Event()], StorageFixture.Head(threadId, expectedVersion + 1, pendingSince: since), []));
}
