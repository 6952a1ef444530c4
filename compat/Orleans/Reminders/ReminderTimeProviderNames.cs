namespace Orleans.Reminders;

public static class ReminderTimeProviderNames
{
    /// <summary>The clock of reminders.</summary>
    public const string Reminders = "Orleans.Reminders";
}
