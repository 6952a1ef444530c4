using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Reminders;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>Ticks what is due soon; what is due later stays in the table until a refresh finds it near.</summary>
internal sealed partial class LocalReminderService : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(GrainId Grain, string Name), LocalReminder> _reminders = [];
    private readonly IServiceProvider _services;
    private readonly ReminderOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private ITimer? _refresh;
    private HashSet<(GrainId Grain, string Name)>? _touched;
    private bool _running;

    public LocalReminderService(
        IServiceProvider services,
        IOptions<ReminderOptions> options,
        ILogger<LocalReminderService> logger,
        [FromKeyedServices(ReminderTimeProviderNames.Reminders)] TimeProvider time)
    {
        _services = services;
        _options = options.Value;
        _time = time;
        _logger = logger;
    }

    private IReminderTable Table => _services.GetRequiredService<IReminderTable>();

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    /// <summary>Times are StartAt + n * Period: late ticks do not move the later ones, missed ones are not made up for.</summary>
    public static DateTime NextTick(ReminderEntry entry, DateTime now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(entry.Period, TimeSpan.Zero);
        var start = DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc);
        if (now <= start)
        {
            return start;
        }

        var over = (now - start).Ticks % entry.Period.Ticks;
        return over == 0 ? now : AddClamped(now, entry.Period.Ticks - over);
    }

    internal static DateTime AddClamped(DateTime time, long ticks) => time.AddTicks(Math.Min(ticks, DateTime.MaxValue.Ticks - time.Ticks));

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(
            nameof(LocalReminderService),
            ServiceLifecycleStage.RuntimeGrainServices,
            token => Table.StartAsync(token),
            token => Table.StopAsync(token));
        lifecycle.Subscribe(nameof(LocalReminderService), ServiceLifecycleStage.Active, StartAsync, StopAsync);
    }

    public async Task<IGrainReminder> RegisterOrUpdateAsync(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        var entry = new ReminderEntry { GrainId = grain, ReminderName = name, StartAt = Now.Add(dueTime), Period = period };
        var eTag = await Table.UpsertRow(entry) ?? throw new ReminderException(
            $"Could not register reminder {entry} to reminder table due to a race. Please try again later.");
        entry.ETag = eTag;
        lock (_lock)
        {
            _touched?.Add((grain, name));
            Schedule(entry);
        }

        return new ReminderData(grain, name, eTag);
    }

    public async Task UnregisterAsync(ReminderData reminder)
    {
        if (!await Table.RemoveRow(reminder.GrainId, reminder.ReminderName, reminder.ETag)
            && await Table.ReadRow(reminder.GrainId, reminder.ReminderName) is not null)
        {
            throw new ReminderException(
                $"Could not unregister reminder {reminder} from the reminder table, due to tag mismatch. You can retry.");
        }

        lock (_lock)
        {
            _touched?.Add((reminder.GrainId, reminder.ReminderName));
            Drop((reminder.GrainId, reminder.ReminderName));
        }
    }

    public async Task<IGrainReminder?> GetAsync(GrainId grain, string name) =>
        await Table.ReadRow(grain, name) is { } entry ? new ReminderData(grain, name, entry.ETag!) : null;

    public async Task<List<IGrainReminder>> GetAllAsync(GrainId grain) =>
        [.. (await Table.ReadRows(grain)).Reminders.Select(entry => new ReminderData(grain, entry.ReminderName, entry.ETag!))];

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        _running = true;
        await RefreshAsync();
        var period = _options.RefreshReminderListPeriod;
        _refresh = _time.CreateTimer(static self => _ = ((LocalReminderService)self!).RefreshAsync(), this, period, period);
    }

    private Task StopAsync(CancellationToken cancellationToken)
    {
        _refresh?.Dispose();
        lock (_lock)
        {
            _running = false;
            foreach (var key in _reminders.Keys.ToArray())
            {
                Drop(key);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Reads the table; what was registered or removed here meanwhile is newer than what was read.</summary>
    private async Task RefreshAsync()
    {
        try
        {
            lock (_lock)
            {
                _touched = [];
            }

            var rows = (await Table.ReadRows(0, 0)).Reminders;
            lock (_lock)
            {
                var touched = _touched ?? [];
                _touched = null;
                var gone = _reminders.Keys.ToHashSet();
                foreach (var entry in rows)
                {
                    var key = (entry.GrainId, entry.ReminderName);
                    gone.Remove(key);
                    if (!touched.Contains(key))
                    {
                        Schedule(entry);
                    }
                }

                foreach (var key in gone.Except(touched))
                {
                    Drop(key);
                }
            }
        }
        catch (Exception exception)
        {
            LogRefreshFailed(_logger, exception);
            _refresh?.Change(TimeSpan.FromSeconds(10), _options.RefreshReminderListPeriod);
        }
    }

    /// <summary>Under the lock.</summary>
    private void Schedule(ReminderEntry entry)
    {
        var key = (entry.GrainId, entry.ReminderName);
        if (!_running || (_reminders.TryGetValue(key, out var known) && known.Entry.ETag == entry.ETag))
        {
            return;
        }

        Drop(key);
        if (NextTick(entry, Now) - Now <= _options.ReminderLoadingWindow)
        {
            var reminder = new LocalReminder(this, entry);
            _reminders[key] = reminder;
            reminder.Arm(NextTick(entry, Now));
        }
    }

    private void Drop((GrainId Grain, string Name) key)
    {
        if (_reminders.Remove(key, out var reminder))
        {
            reminder.Dispose();
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Exception while reading reminders")]
    private static partial void LogRefreshFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Could not deliver reminder tick for {Reminder}")]
    private static partial void LogTickFailed(ILogger logger, Exception exception, ReminderEntry reminder);
}
