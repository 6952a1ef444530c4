using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

internal sealed partial class LocalReminderService
{
    /// <summary>One reminder that is due soon: its timer, and the next tick when the last one was delivered.</summary>
    private sealed class LocalReminder : IDisposable
    {
        private static readonly TimeSpan s_soonest = TimeSpan.FromMilliseconds(1);
        private static readonly TimeSpan s_latest = TimeSpan.FromDays(40);

        private readonly LocalReminderService _owner;
        private readonly ITimer _timer;
        private DateTime _tick;

        public LocalReminder(LocalReminderService owner, ReminderEntry entry)
        {
            _owner = owner;
            Entry = entry;
            using (ExecutionContext.SuppressFlow())
            {
                _timer = owner._time.CreateTimer(
                    static self => _ = ((LocalReminder)self!).TickAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        public ReminderEntry Entry { get; }

        public void Arm(DateTime tick)
        {
            _tick = tick;
            var wait = tick - _owner.Now;
            _timer.Change(wait < s_soonest ? s_soonest : wait > s_latest ? s_latest : wait, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => _timer.Dispose();

        private async Task TickAsync()
        {
            var now = _owner.Now;
            if (_tick - now > TimeSpan.FromMinutes(1))
            {
                Next(_tick);
                return;
            }

            try
            {
                await _owner._services.GetRequiredService<IGrainFactory>().GetGrain<IRemindable>(Entry.GrainId)
                    .ReceiveReminder(Entry.ReminderName, new TickStatus(Entry.StartAt, Entry.Period, now));
            }
            catch (Exception exception)
            {
                LogTickFailed(_owner._logger, exception, Entry);
            }

            var next = NextTick(Entry, _owner.Now);
            Next(next > _tick ? next : AddClamped(_tick, Entry.Period.Ticks));
        }

        private void Next(DateTime tick)
        {
            lock (_owner._lock)
            {
                var key = (Entry.GrainId, Entry.ReminderName);
                if (!_owner._reminders.TryGetValue(key, out var current) || !ReferenceEquals(current, this))
                {
                    return;
                }

                if (tick - _owner.Now > _owner._options.ReminderLoadingWindow)
                {
                    _owner.Drop(key);
                }
                else
                {
                    Arm(tick);
                }
            }
        }
    }
}
