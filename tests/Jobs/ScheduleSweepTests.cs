using System.Collections.Concurrent;
using Platform.Jobs;
using Platform.Tests.Storage;

namespace Platform.Tests.Jobs;

public sealed class ScheduleSweepTests
{
    private static readonly DateTimeOffset Start = StorageFixture.Start;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_timer_fires_once_in_thirty_days_with_failures_and_five_restarts(int seed)
    {
        const int Jobs = 3000;
        var random = new Random(seed);
        var failures = Enumerable.Range(0, Jobs).ToDictionary(Id, _ => random.Next(10) < 7 ? 0 : random.Next(1, 4));
        var lost = failures.Keys.Where(_ => random.Next(50) == 0).ToHashSet();
        var attempts = new ConcurrentDictionary<string, int>();
        var effects = new ConcurrentDictionary<string, DateTimeOffset>();
        ScheduleWorld? world = null;
        await using var running = world = new(job =>
        {
            if (attempts.AddOrUpdate(job.Id, 1, (_, count) => count + 1) <= failures[job.Id])
            {
                throw new InvalidOperationException("fails at first");
            }

            effects.TryAdd(job.Id, world!.Time.GetUtcNow());
            return Task.CompletedTask;
        });
        var once = new ConcurrentDictionary<string, bool>();
        world.BeforeComplete = id =>
        {
            if (lost.Contains(id) && once.TryAdd(id, true))
            {
                throw new IOException("the process died here");
            }
        };
        var jobs = failures.Keys.Select(id => new ScheduledJob(new(id, "test", "{}"), Start.AddMinutes(random.Next(60 * 24 * 30)), $"owner{id.Length}")).ToDictionary(job => job.Job.Id);
        await world.Schedule.PutAsync([.. jobs.Values]);
        await world.StartAsync();

        for (var restart = 0; restart < 5; restart++)
        {
            await world.AdvanceAsync(TimeSpan.FromDays(4), TimeSpan.FromMinutes(30));

            // A decision that is made again enters nothing twice.
            await world.Schedule.PutAsync([.. jobs.Values]);
            await world.RestartAsync(TimeSpan.FromHours(random.Next(1, 48)));
        }

        await world.AdvanceAsync(Start.AddDays(32) - world.Time.GetUtcNow(), TimeSpan.FromMinutes(30));

        // The clock may outrun what is under way; a stop waits for it. As many rounds as the unluckiest job needs.
        for (var round = 0; round < 5; round++)
        {
            await world.RestartAsync(TimeSpan.FromHours(2));
        }

        await world.StopAsync();

        Assert.Equal(Jobs, await world.CountAsync("done_at IS NOT NULL"));
        Assert.Equal(Jobs, effects.Count);
        Assert.All(attempts, entry => Assert.Equal(1 + failures[entry.Key] + (lost.Contains(entry.Key) ? 1 : 0), entry.Value));
        Assert.All(world.Runs, run => Assert.True(run.At >= jobs[run.Id].DueAt, $"{run.Id} ran too early"));

        static string Id(int number) => $"thread{number % 97}/{number}/timer";
    }

    [Fact]
    public async Task What_became_due_while_nothing_ran_is_done_at_the_start()
    {
        await using var world = new ScheduleWorld(_ => Task.CompletedTask);
        await world.Schedule.PutAsync([.. Enumerable.Range(0, 1000).Select(number => Job($"{number}", number))]);
        world.Time.Advance(TimeSpan.FromMinutes(700));

        await world.StartAsync();
        await world.StopAsync();

        Assert.Equal(701, world.Runs.Count);
        Assert.Equal(701, await world.CountAsync("done_at IS NOT NULL"));
    }

    [Fact]
    public async Task A_poisoned_job_is_tried_at_growing_intervals_and_holds_up_nobody()
    {
        await using var world = new ScheduleWorld(
            job => job.Id == "poison" ? throw new InvalidOperationException("always") : Task.CompletedTask,
            new() { SweepInterval = TimeSpan.FromSeconds(1), AtOnce = 1 });
        await world.Schedule.PutAsync([Job("poison", 0), .. Enumerable.Range(1, 120).Select(minute => Job($"{minute}", minute))]);
        await world.StartAsync();

        await world.AdvanceAsync(TimeSpan.FromHours(3), TimeSpan.FromSeconds(1));
        await world.StopAsync();

        var tries = world.Runs.Where(run => run.Id == "poison").Select(run => run.At).ToList();
        var waits = tries.Zip(tries.Skip(1), (earlier, later) => later - earlier).ToList();
        Assert.InRange(tries.Count, 10, 13);
        Assert.All(waits.Index(), wait => Assert.True(wait.Item >= TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, wait.Index), 3600)), $"wait {wait.Index} is {wait.Item}"));
        Assert.Equal(120, await world.CountAsync("done_at IS NOT NULL"));
        Assert.All(world.Runs.Where(run => run.Id != "poison"), run => Assert.InRange(run.At - Job("", int.Parse(run.Id, System.Globalization.CultureInfo.InvariantCulture)).DueAt, TimeSpan.Zero, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task A_job_that_hangs_takes_one_place_and_is_not_begun_twice()
    {
        var hang = new TaskCompletionSource();
        await using var world = new ScheduleWorld(
            job => job.Id == "hang" ? hang.Task : Task.CompletedTask, new() { SweepInterval = TimeSpan.FromSeconds(1), AtOnce = 2 });
        await world.Schedule.PutAsync([Job("hang", 0), .. Enumerable.Range(0, 500).Select(number => Job($"{number}", number / 10))]);
        await world.StartAsync();

        await world.AdvanceAsync(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30), hanging: 1);

        Assert.Equal(501, world.Runs.Count);
        var stop = world.StopAsync();
        Assert.False(stop.IsCompleted);
        hang.SetResult();
        await stop;
        Assert.Equal(501, await world.CountAsync("done_at IS NOT NULL"));
    }

    [Fact]
    public async Task No_more_than_the_allowed_jobs_are_under_way()
    {
        var (now, most) = (0, 0);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var world = new ScheduleWorld(
            async _ =>
            {
                var here = Interlocked.Increment(ref now);
                most = Math.Max(most, here);
                if (here == 3)
                {
                    gate.SetResult();
                }

                await gate.Task;
                Interlocked.Decrement(ref now);
            },
            new() { AtOnce = 3 });
        await world.Schedule.PutAsync([.. Enumerable.Range(0, 60).Select(number => Job($"{number}", 0))]);

        await world.StartAsync();
        await world.StopAsync();

        Assert.Equal(60, world.Runs.Count);
        Assert.Equal(3, most);
    }

    private static ScheduledJob Job(string id, int minute) => new(new(id, "test", "{}"), Start.AddMinutes(minute), "ann");
}
