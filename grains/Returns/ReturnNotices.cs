using Platform.Customers;
using Platform.Notifications;
using Platform.Turns;

namespace Platform.Returns;

/// <summary>What a customer is told when a return is open. Pure.</summary>
internal static class ReturnNotices
{
    private const string Opened = "notify-return-opened";
    private const string Kept = "notify-return-kept";

    /// <summary>The confirmation: a mail that carries the label, and a word on the channel that the customer prefers when that is another.</summary>
    /// <param name="current">The case.</param>
    /// <param name="phone">The customer's number; null when unknown.</param>
    /// <param name="suffix">Tells a second confirmation from the first.</param>
    public static IEnumerable<Notification> Of(ReturnCase current, string? phone, string suffix)
    {
        var opening = current.Opening;
        NotificationChannel[] channels = opening.Channel == NotificationChannel.Email || !opening.NeedsParcel
            ? [opening.Channel]
            : [NotificationChannel.Email, opening.Channel];
        return channels.Select(channel => new Notification(
            $"{opening.Rma}/opened/{channel}{suffix}",
            CustomerIds.FromAddress(opening.Email),
            opening.Email,
            phone,
            channel,
            NotificationPurpose.Service,
            opening.NeedsParcel ? Opened : Kept,
            opening.Language,
            [new("rmaNumber", opening.Rma), new("orderNumber", opening.OrderNumber), new("item", opening.Item), new("returnBy", ValueFormat.Date(opening.LabelUntil))],
            opening.ThreadId,
            opening.At,
            channel == NotificationChannel.Email ? current.Label : null));
    }
}
