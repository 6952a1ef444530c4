using System.Globalization;
using Orleans.Runtime;

namespace Orleans
{
    /// <summary>A grain that reminders reach, active or not.</summary>
    public interface IRemindable : IGrain
    {
        Task ReceiveReminder(string reminderName, TickStatus status);
    }
}

namespace Orleans.Runtime
{
    public interface IGrainReminder
    {
        string ReminderName { get; }
    }

    /// <summary>When the first tick was due, how often it comes, and when this one was sent (UTC).</summary>
    [GenerateSerializer, Immutable]
    public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        [Id(0)]
        public DateTime FirstTickTime { get; } = firstTickTime;

        [Id(1)]
        public TimeSpan Period { get; } = period;

        [Id(2)]
        public DateTime CurrentTickTime { get; } = timeStamp;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"<{FirstTickTime}, {Period}, {CurrentTickTime}>");
    }

    [GenerateSerializer]
    public sealed class ReminderException(string message) : OrleansException(message);
}
