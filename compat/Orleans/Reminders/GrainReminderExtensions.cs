using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

public static class GrainReminderExtensions
{
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Register(grain is IRemindable, grain?.GrainContext, reminderName, dueTime, period);

    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Register(grain is IRemindable, grain?.GrainContext, reminderName, dueTime, period);

    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => Unregister(grain?.GrainContext, reminder);

    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) => Unregister(grain?.GrainContext, reminder);

    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => Get(grain?.GrainContext, reminderName);

    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) => Get(grain?.GrainContext, reminderName);

    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetAll(grain?.GrainContext);

    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => GetAll(grain?.GrainContext);

    private static Task<IGrainReminder> Register(bool remindable, IGrainContext? grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(grain);
        CheckName(reminderName);
        return remindable
            ? Registry(grain).RegisterOrUpdateReminder(grain.GrainId, reminderName, dueTime, period)
            : throw new InvalidOperationException(
                $"Grain {grain.GrainId} is not '{nameof(IRemindable)}'. A grain should implement {nameof(IRemindable)} to use the persistent reminder service");
    }

    private static Task Unregister(IGrainContext? grain, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return Registry(grain).UnregisterReminder(grain.GrainId, reminder);
    }

    private static Task<IGrainReminder?> Get(IGrainContext? grain, string reminderName)
    {
        ArgumentNullException.ThrowIfNull(grain);
        CheckName(reminderName);
        return Registry(grain).GetReminder(grain.GrainId, reminderName);
    }

    private static Task<List<IGrainReminder>> GetAll(IGrainContext? grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return Registry(grain).GetReminders(grain.GrainId);
    }

    private static void CheckName(string reminderName)
    {
        if (string.IsNullOrWhiteSpace(reminderName))
        {
            throw new ArgumentNullException(nameof(reminderName));
        }
    }

    private static IReminderRegistry Registry(IGrainContext grain) =>
        grain.ActivationServices.GetService<IReminderRegistry>() ?? throw new OrleansConfigurationException(
            "The reminder service has not been configured: call ISiloBuilder.UseInMemoryReminderService() or ISiloBuilder.AddReminders().");
}
