using Platform.Callbacks;
using Platform.Notifications;

namespace Platform.Tests.Callbacks;

/// <summary>Ready-made hours, searches and orders. The week: Monday is 23 November 2026; New York is five hours behind.</summary>
internal static class GivenBook
{
    public static readonly DateTimeOffset Now = At("2026-11-23T14:00Z");

    public static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    public static BusinessHours Hours(Action<CallbackOptions>? change = null)
    {
        var options = new CallbackOptions { AtOnce = 1 };
        change?.Invoke(options);
        return new(options);
    }

    public static CallbackSearch Search(string thread, int turn, DateTimeOffset from, DateTimeOffset to, DateTimeOffset? at = null) => new(thread, turn, from, to, at ?? Now);

    public static CallbackOrder Order(string thread, int turn, DateTimeOffset start, DateTimeOffset from, DateTimeOffset to) => new(
        $"{thread}-{turn}", thread, turn, "customer", "john@example.com", "6175550136", start, from, to, "America/New_York", "en", "call me", NotificationChannel.Email, Now);
}
