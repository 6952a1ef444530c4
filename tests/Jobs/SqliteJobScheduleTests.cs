using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Platform.Jobs;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Jobs;

public sealed class SqliteJobScheduleTests : IDisposable
{
    private static readonly DateTimeOffset Start = StorageFixture.Start;

    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task What_is_due_comes_oldest_first_and_only_that()
    {
        var schedule = Schedule();
        await schedule.PutAsync([Job("c", 3), Job("a", 1), Job("b", 2), Job("later", 10)]);

        Assert.Equal(["a", "b", "c"], Ids(await schedule.ListDueAsync(Start.AddHours(3), 10)));
        Assert.Equal(["a", "b"], Ids(await schedule.ListDueAsync(Start.AddHours(3), 2)));
        Assert.Empty(await schedule.ListDueAsync(Start, 10));
    }

    [Fact]
    public async Task An_id_that_is_known_is_left_as_it_was()
    {
        var schedule = Schedule();
        await schedule.PutAsync([Job("a", 1), Job("b", 1)]);
        await schedule.CompleteAsync("a", Start);
        await schedule.CancelAsync("ann", "b");

        await schedule.PutAsync([Job("a", 5), Job("b", 5)]);

        Assert.Empty(await schedule.ListAsync("ann"));
    }

    [Fact]
    public async Task A_job_that_is_put_off_counts_its_failures_over_a_restart()
    {
        await Schedule().PutAsync([Job("a", 1)]);
        await Schedule().PostponeAsync("a", Start.AddHours(2));
        await Schedule().PostponeAsync("a", Start.AddHours(4));
        _storage.Reopen();

        Assert.Empty(await Schedule().ListDueAsync(Start.AddHours(3), 10));
        Assert.Equal([Job("a", 4) with { Attempts = 2 }], await Schedule().ListDueAsync(Start.AddHours(4), 10));
    }

    [Fact]
    public async Task An_owner_calls_off_what_has_a_prefix_and_nobody_elses()
    {
        var schedule = Schedule();
        await schedule.PutAsync([Job("marketing/1", 1), Job("marketing/2", 2), Job("callback/1", 3), Job("marketing/3", 4, "bob"), Job("market", 5)]);

        await schedule.CancelAsync("ann", "marketing/");

        Assert.Equal(["callback/1", "market"], Ids(await schedule.ListAsync("ann")));
        Assert.Equal(["marketing/3"], Ids(await schedule.ListAsync("bob")));
    }

    [Fact]
    public async Task What_is_done_or_called_off_keeps_no_data()
    {
        var schedule = Schedule();
        await schedule.PutAsync([Job("a", 1), Job("b", 1), Job("c", 1)]);
        await schedule.CompleteAsync("a", Start);
        await schedule.CancelAsync("ann", "b");

        Assert.Equal(1, await _storage.Scalar("SELECT count(*) FROM scheduled_jobs WHERE data <> ''"));
    }

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

    [Fact]
    public void It_agrees_with_a_dictionary_whatever_is_done_to_it()
    {
        var step = from what in Gen.Choose(0, 5) from which in Gen.Choose(0, 5) from hour in Gen.Choose(0, 40) select (what, which, hour);
        var cases = 0;
        Prop.ForAll(step.ArrayOf(30).ToArbitrary(), steps =>
        {
            var run = cases++;
            return AgreesAsync(run, steps).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private async Task<bool> AgreesAsync(int run, IEnumerable<(int What, int Which, int Hour)> steps)
    {
        var schedule = Schedule();
        var model = new SortedDictionary<string, (int Due, int Attempts, bool Open)>(StringComparer.Ordinal);
        var owner = $"owner{run}";
        foreach (var (what, which, hour) in steps)
        {
            var id = $"{run}/{which / 3}/{which}";
            var known = model.TryGetValue(id, out var job);
            switch (what)
            {
                case 0 or 1:
                    await schedule.PutAsync([Job(id, hour, owner)]);
                    model.TryAdd(id, (hour, 0, true));
                    break;
                case 2:
                    await schedule.CompleteAsync(id, Start);
                    model[id] = job with { Open = false };
                    break;
                case 3:
                    await schedule.PostponeAsync(id, Start.AddHours(hour));
                    model[id] = job.Open ? (hour, job.Attempts + 1, true) : job;
                    break;
                case 4:
                    await schedule.CancelAsync(owner, $"{run}/{which / 3}/");
                    model.Where(entry => entry.Key.StartsWith($"{run}/{which / 3}/", StringComparison.Ordinal)).ToList().ForEach(entry => model[entry.Key] = entry.Value with { Open = false });
                    break;
                default:
                    var due = (await schedule.ListDueAsync(Start.AddHours(hour), 1000)).Where(entry => entry.Owner == owner);
                    if (!due.SequenceEqual(model.Where(entry => entry.Value.Open && entry.Value.Due <= hour).OrderBy(entry => entry.Value.Due).Select(Entry)))
                    {
                        return false;
                    }

                    break;
            }

            if (!known && what is 2 or 3)
            {
                model.Remove(id);
            }
        }

        return (await schedule.ListAsync(owner)).SequenceEqual(model.Where(entry => entry.Value.Open).OrderBy(entry => entry.Value.Due).Select(Entry));

        ScheduledJob Entry(KeyValuePair<string, (int Due, int Attempts, bool Open)> entry) => Job(entry.Key, entry.Value.Due, owner) with { Attempts = entry.Value.Attempts };
    }

    private static ScheduledJob Job(string id, int hour, string owner = "ann") => new(new(id, "test", "{}"), Start.AddHours(hour), owner);

    private static IEnumerable<string> Ids(IEnumerable<ScheduledJob> jobs) => jobs.Select(job => job.Job.Id);

    private IJobSchedule Schedule() => new SqliteJobSchedule(_storage.Database, new ManualTime(Start));
}
