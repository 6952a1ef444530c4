using Platform.Jobs;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Jobs;

/// <summary>What only SQLite does; the rest is in <see cref="JobScheduleContractTests"/>.</summary>
public sealed class SqliteJobScheduleTests : IDisposable
{
    private static readonly DateTimeOffset Start = StorageFixture.Start;

    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task An_owner_that_is_erased_leaves_nothing()
    {
        var schedule = Schedule();
        await schedule.PutAsync([Job("a", 1), Job("b", 1), Job("c", 1, "bob")]);
        await schedule.CompleteAsync("a", Start);

        await schedule.EraseAsync("ann");

        Assert.Equal(0, await _storage.Scalar("SELECT count(*) FROM scheduled_jobs WHERE owner = 'ann'"));
        Assert.Single(await schedule.ListAsync("bob"));
    }

    [Fact]
    public async Task A_million_jobs_at_rest_are_not_looked_at()
    {
        var plan = await _storage.Database.ReadAsync(
            static (session, sql) =>
            {
                using var explain = session.Use(sql);
                return explain.Step() ? explain.GetText(3) : "";
            },
            "EXPLAIN QUERY PLAN SELECT id, kind, data, owner, due_at, attempts FROM scheduled_jobs WHERE done_at IS NULL AND due_at <= 1 ORDER BY due_at, id LIMIT 1");

        Assert.Equal("SEARCH scheduled_jobs USING INDEX scheduled_jobs_due (due_at<?)", plan.Replace("TABLE ", "", StringComparison.Ordinal));
    }

    private static ScheduledJob Job(string id, int hour, string owner = "ann") => new(new(id, "test", "{}"), Start.AddHours(hour), owner);

    private IJobSchedule Schedule() => new SqliteJobSchedule(_storage.Database, new ManualTime(Start));
}
