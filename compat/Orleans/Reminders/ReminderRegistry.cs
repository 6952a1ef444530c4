using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>What grains ask for, checked before it gets to the service.</summary>
internal sealed class ReminderRegistry(IServiceProvider services, IOptions<ReminderOptions> options) : IReminderRegistry
{
    private LocalReminderService Service
    {
        get
        {
            if (RuntimeContext.Current is null)
            {
                throw new InvalidOperationException(
                    "Attempted to access grain from a non-grain context, such as a background thread, which is invalid."
                    + " Ensure that you are only accessing grain functionality from within the context of a grain.");
            }

            return services.GetService<IReminderTable>() is null
                ? throw new OrleansConfigurationException(
                    "The reminder service has not been configured. Reminders can be configured with ISiloBuilder.UseInMemoryReminderService(...)"
                    + " or by registering an IReminderTable and calling ISiloBuilder.AddReminders().")
                : services.GetRequiredService<LocalReminderService>();
        }
    }

    public Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Cannot register reminder {reminderName} as requested period ({period}) is less than minimum allowed reminder period ({options.Value.MinimumReminderPeriod})",
                nameof(period));
        }

        CheckName(reminderName);
        return Service.RegisterOrUpdateAsync(callingGrainId, reminderName, dueTime, period);
    }

    public Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder) => Service.UnregisterAsync((ReminderData)reminder);

    public Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        CheckName(reminderName);
        return Service.GetAsync(callingGrainId, reminderName);
    }

    public Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) => Service.GetAllAsync(callingGrainId);

    private static void CheckName(string reminderName)
    {
        if (string.IsNullOrEmpty(reminderName))
        {
            throw new ArgumentException("Cannot use null or empty name for the reminder", nameof(reminderName));
        }
    }

    private static void Check(TimeSpan value, string name)
    {
        if (value < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(name, $"Cannot use {(value == Timeout.InfiniteTimeSpan ? "InfiniteTimeSpan" : "negative")} {name} to create a reminder");
        }
    }
}

internal sealed record ReminderData(GrainId GrainId, string ReminderName, string ETag) : IGrainReminder;
