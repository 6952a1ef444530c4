using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Contracts.Stores;

namespace Platform.Tests.Storage;

/// <summary>What only SQLite does; the rest is in <see cref="ThreadListContractTests"/>.</summary>
public sealed class SqliteThreadListTests : IDisposable
{
    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

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
}
