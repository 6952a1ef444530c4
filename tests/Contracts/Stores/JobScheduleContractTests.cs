using FsCheck;
using FsCheck.Fluent;
using Platform.Jobs;
using Platform.Tests.Storage;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every schedule of jobs does.</summary>
public sealed class JobScheduleContractTests
{
    private static readonly DateTimeOffset Start = StorageFixture.Start;

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task What_is_due_comes_oldest_first_and_only_that(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var schedule = world.Jobs;
        await schedule.PutAsync([Job("c", 3), Job("a", 1), Job("b", 2), Job("later", 10)]);

        Assert.Equal(["a", "b", "c"], Ids(await schedule.ListDueAsync(Start.AddHours(3), 10)));
        Assert.Equal(["a", "b"], Ids(await schedule.ListDueAsync(Start.AddHours(3), 2)));
        Assert.Empty(await schedule.ListDueAsync(Start, 10));
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task An_id_that_is_known_is_left_as_it_was(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var schedule = world.Jobs;
        await schedule.PutAsync([Job("a", 1), Job("b", 1)]);
        await schedule.CompleteAsync("a", Start);
        await schedule.CancelAsync("ann", "b");

        await schedule.PutAsync([Job("a", 5), Job("b", 5)]);

        Assert.Empty(await schedule.ListAsync("ann"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task A_job_that_is_put_off_counts_its_failures_over_a_restart(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Jobs.PutAsync([Job("a", 1)]);
        await world.Jobs.PostponeAsync("a", Start.AddHours(2));
        await world.Jobs.PostponeAsync("a", Start.AddHours(4));
        world.Reopen();

        Assert.Empty(await world.Jobs.ListDueAsync(Start.AddHours(3), 10));
        Assert.Equal([Job("a", 4) with { Attempts = 2 }], await world.Jobs.ListDueAsync(Start.AddHours(4), 10));
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task An_owner_calls_off_what_has_a_prefix_and_nobody_elses(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var schedule = world.Jobs;
        await schedule.PutAsync([Job("marketing/1", 1), Job("marketing/2", 2), Job("callback/1", 3), Job("marketing/3", 4, "bob"), Job("market", 5)]);

        await schedule.CancelAsync("ann", "marketing/");

        Assert.Equal(["callback/1", "market"], Ids(await schedule.ListAsync("ann")));
        Assert.Equal(["marketing/3"], Ids(await schedule.ListAsync("bob")));
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task What_is_done_or_called_off_keeps_no_data(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var schedule = world.Jobs;
        await schedule.PutAsync([Job("a", 1), Job("b", 1), Job("c", 1)]);
        await schedule.CompleteAsync("a", Start);
        await schedule.CancelAsync("ann", "b");

        Assert.Equal(1, await world.CountJobsWithDataAsync("a", "b", "c"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task An_owner_that_is_erased_leaves_no_id_behind(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var schedule = world.Jobs;
        await schedule.PutAsync([Job("a", 1), Job("b", 1), Job("c", 1, "bob")]);
        await schedule.CompleteAsync("a", Start);

        await schedule.EraseAsync("ann");

        await schedule.PutAsync([Job("a", 7), Job("b", 8)]);
        Assert.Equal([Job("a", 7), Job("b", 8)], await schedule.ListAsync("ann"));
        Assert.Single(await schedule.ListAsync("bob"));
    }

    [Theory]
    [OnSqlite(60)]
    [OnSqlite(60, Encrypted = true)]
    [OnDynamo(20)]
    [OnDynamo(20, Encrypted = true)]
    public async Task It_agrees_with_a_dictionary_whatever_is_done_to_it(string store, int tests)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var step = from what in Gen.Choose(0, 5) from which in Gen.Choose(0, 5) from hour in Gen.Choose(0, 40) select (what, which, hour);
        var cases = 0;
        await Task.Run(() => Prop.ForAll(step.ArrayOf(30).ToArbitrary(), steps => AgreesAsync(world.Jobs, cases++, steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(tests)));
    }

    private static async Task<bool> AgreesAsync(IJobSchedule schedule, int run, IEnumerable<(int What, int Which, int Hour)> steps)
    {
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
}
