using Platform.Outgoing;
using Platform.Suppressions;

namespace Platform.Notifications;

/// <summary>Whether and how a notification goes out. Pure.</summary>
public static class NotificationDecider
{
    /// <summary>Whether a notification advertises: its template decides, and a sender may only be stricter.</summary>
    public static bool Advertises(Notification notification) =>
        notification.Purpose == NotificationPurpose.Marketing || NotificationTemplates.Find(notification.Template)?.Purpose == NotificationPurpose.Marketing;

    /// <summary>Decides.</summary>
    /// <param name="notification">What to tell.</param>
    /// <param name="mayAdvertise">Whether the customer agreed to advertising; of no concern to a service notification.</param>
    /// <param name="suppressions">Why the customer is not written to unasked.</param>
    public static NotificationDecision Decide(Notification notification, bool mayAdvertise, IReadOnlyCollection<Suppression> suppressions)
    {
        var channel = notification.Channel == NotificationChannel.Sms && string.IsNullOrWhiteSpace(notification.Phone) ? NotificationChannel.Email : notification.Channel;
        var stops = suppressions.Select(entry => entry.Reason).FirstOrDefault(reason => Stops(reason, notification, channel));
        if (stops is not null)
        {
            return new NotificationDecision.Refuse(NotificationState.SuppressedPrefix + stops);
        }

        if (Advertises(notification) && !mayAdvertise)
        {
            return new NotificationDecision.Refuse("no-consent");
        }

        return channel == NotificationChannel.Email && !IsWritable(notification.Email)
            ? new NotificationDecision.Refuse("bad-address")
            : new NotificationDecision.Send(channel);
    }

    private static bool Stops(string reason, Notification notification, NotificationChannel channel) => reason switch
    {
        SuppressionReasons.OptOut => Advertises(notification),
        SuppressionReasons.Bounce or SuppressionReasons.Complaint => channel == NotificationChannel.Email || Advertises(notification),
        _ => true,
    };

    private static bool IsWritable(string email) =>
        AddressSyntax.IsAddress(email) && AddressSyntax.WithAsciiDomain(email) is { } ascii && AddressSyntax.IsAddress(ascii);
}
