using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>How often reminders may tick and how far ahead they are held in memory.</summary>
public sealed class ReminderOptions
{
    /// <summary>Default: 1 min. Less is for tests.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the table is read for what others wrote. Default: 5 min.</summary>
    public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Reminders that are due later are left in the table. Default: 10 min; not less than <see cref="RefreshReminderListPeriod"/>.</summary>
    public TimeSpan ReminderLoadingWindow { get; set; } = TimeSpan.FromMinutes(10);

    public TimeSpan InitializationTimeout { get; set; } = TimeSpan.FromMinutes(5);
}

internal sealed class ReminderOptionsValidator(IOptions<ReminderOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Value;
        Require(value.MinimumReminderPeriod >= TimeSpan.Zero, $"{nameof(value.MinimumReminderPeriod)} must not be less than {TimeSpan.Zero}");
        Require(value.RefreshReminderListPeriod > TimeSpan.Zero, $"{nameof(value.RefreshReminderListPeriod)} must be greater than {TimeSpan.Zero}");
        Require(
            value.ReminderLoadingWindow >= value.RefreshReminderListPeriod,
            $"{nameof(value.ReminderLoadingWindow)} must not be less than {nameof(ReminderOptions)}.{nameof(value.RefreshReminderListPeriod)}");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new OrleansConfigurationException($"{nameof(ReminderOptions)}.{message}");
        }
    }
}
