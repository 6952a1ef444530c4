using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Orleans;
using Platform.Jobs;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Hosting;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Jobs;

/// <summary>The sweep over a real database and a manual clock; jobs are done by a function of the test. Can be stopped and started again.</summary>
internal sealed class ScheduleWorld : IAsyncDisposable
{
    private readonly StorageFixture _storage = new();
    private readonly IGrainFactory _grains = Substitute.For<IGrainFactory>();
    private readonly ScheduleOptions _options;
    private readonly Lock _lock = new();
    private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private ScheduleSweep? _sweep;

    public ScheduleWorld(Func<Job, Task> run, ScheduleOptions? options = null)
    {
        _options = options ?? new() { SweepInterval = TimeSpan.FromMinutes(10) };
        var grain = Substitute.For<IJobGrain>();
        grain.Run(Arg.Any<Job>()).Returns(call =>
        {
            Begin();
            Runs.Enqueue((call.Arg<Job>().Id, Time.GetUtcNow()));
            return run(call.Arg<Job>());
        });
        _grains.GetGrain<IJobGrain>(Arg.Any<string>(), Arg.Any<string>()).Returns(grain);
    }

    /// <summary>The clock.</summary>
    public ManualTime Time { get; } = new(StorageFixture.Start);

    /// <summary>Every attempt, with its moment.</summary>
    public ConcurrentQueue<(string Id, DateTimeOffset At)> Runs { get; } = [];

    /// <summary>Called with a job's id before it is marked as done; what it throws is a crash between the two.</summary>
    public Action<string> BeforeComplete { get; set; } = _ => { };

    public IJobSchedule Schedule => new CrashingSchedule(new SqliteJobSchedule(_storage.Database, Time), this);

    public async Task StartAsync()
    {
        _sweep = new(Schedule, _grains, Options.Create(_options), Time, NullLogger<ScheduleSweep>.Instance);
        await _sweep.StartAsync(CancellationToken.None);
        await Time.UntilArmedAsync();
    }

    public async Task StopAsync()
    {
        await _sweep!.StopAsync(CancellationToken.None);
        _sweep.Dispose();
        _sweep = null;
    }

    /// <summary>Stops, closes the database, and begins again on the same file a while later.</summary>
    public async Task RestartAsync(TimeSpan down)
    {
        await StopAsync();
        _storage.Reopen();
        Time.Advance(down);
        await StartAsync();
    }

    /// <summary>Moves the clock in steps; the sweep comes round after each, and what it began ends before the next.</summary>
    /// <param name="by">How far.</param>
    /// <param name="step">The length of a step.</param>
    /// <param name="hanging">How many jobs are not waited for.</param>
    public async Task AdvanceAsync(TimeSpan by, TimeSpan step, int hanging = 0)
    {
        for (var gone = TimeSpan.Zero; gone < by; gone += step)
        {
            Time.Advance(step);
            await Time.UntilArmedAsync();
            while (IsUnderWay(hanging, out var ended))
            {
                await ended;
            }
        }
    }

    public Task<long> CountAsync(string where) => _storage.Scalar($"SELECT count(*) FROM scheduled_jobs WHERE {where}");

    public async ValueTask DisposeAsync()
    {
        if (_sweep is not null)
        {
            await StopAsync();
        }

        _storage.Dispose();
    }

    private bool IsUnderWay(int hanging, out Task ended)
    {
        lock (_lock)
        {
            ended = _ended.Task;
            return _underWay > hanging;
        }
    }

    private void Begin()
    {
        lock (_lock)
        {
            _underWay++;
        }
    }

    private void End()
    {
        lock (_lock)
        {
            _underWay--;
            _ended.SetResult();
            _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class CrashingSchedule(IJobSchedule inner, ScheduleWorld world) : IJobSchedule
    {
        public Task PutAsync(ImmutableArray<ScheduledJob> jobs, CancellationToken cancellationToken = default) => inner.PutAsync(jobs, cancellationToken);

        public Task<IReadOnlyList<ScheduledJob>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) => inner.ListDueAsync(now, limit, cancellationToken);

        public async Task CompleteAsync(string id, DateTimeOffset at, CancellationToken cancellationToken = default)
        {
            world.BeforeComplete(id);
            await inner.CompleteAsync(id, at, cancellationToken);
            world.End();
        }

        public async Task PostponeAsync(string id, DateTimeOffset until, CancellationToken cancellationToken = default)
        {
            await inner.PostponeAsync(id, until, cancellationToken);
            world.End();
        }

        public Task CancelAsync(string owner, string idPrefix = "", CancellationToken cancellationToken = default) => inner.CancelAsync(owner, idPrefix, cancellationToken);

        public Task EraseAsync(string owner, CancellationToken cancellationToken = default) => inner.EraseAsync(owner, cancellationToken);

        public Task<IReadOnlyList<ScheduledJob>> ListAsync(string owner, CancellationToken cancellationToken = default) => inner.ListAsync(owner, cancellationToken);
    }
}
