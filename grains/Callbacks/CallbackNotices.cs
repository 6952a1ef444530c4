using Platform.Jobs;
using Platform.Notifications;
using Platform.Turns;

namespace Platform.Callbacks;

/// <summary>What a customer is told of a call beside the reply. Pure.</summary>
internal static class CallbackNotices
{
    /// <summary>The template of the confirmation.</summary>
    public const string Booked = "notify-callback-booked";

    /// <summary>The template of the reminder.</summary>
    public const string Reminder = "notify-callback-reminder";

    /// <summary>Sends a notification now, by the schedule: a channel that fails is tried again there and does not keep the call's own job open.</summary>
    public static ScheduledJob Send(Callback call, string template, DateTimeOffset now) =>
        new(NotificationJobs.Send(Of(call, template, now)), now, call.Order.CustomerId);

    /// <summary>The notification; its id is that of the call and of what is told.</summary>
    public static Notification Of(Callback call, string template, DateTimeOffset now)
    {
        var order = call.Order;
        var local = WallClock.At(call.Start, TimeZoneInfo.FindSystemTimeZoneById(order.TimeZone));
        return new(
            $"{order.Id}/{template}", order.CustomerId, order.Email, order.Phone, order.Channel, NotificationPurpose.Service, template, order.Language,
            [new("window", $"{ValueFormat.Local(local)}/{ValueFormat.Local(local.AddMinutes(call.Minutes))}"), new("timeZone", WallClock.Place(order.TimeZone)), new("phone", order.Phone)],
            order.ThreadId, now);
    }
}
