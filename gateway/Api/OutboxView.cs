using Platform.Notifications;

namespace Platform.Gateway.Api;

/// <summary>A text message or a note for the app.</summary>
/// <param name="Number">Names it in <c>sent</c> and <c>read</c>.</param>
/// <param name="Id">The notification's id.</param>
/// <param name="Channel"><c>sms</c> or <c>in-app</c>.</param>
/// <param name="Customer">The customer's id.</param>
/// <param name="Phone">Where a text message goes.</param>
/// <param name="Title">The title of a note; empty for a text message.</param>
/// <param name="Text">The words.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Thread">The thread that it belongs to; null for none.</param>
/// <param name="At">When it was decided.</param>
/// <param name="DoneAt">When it was sent or read; null when it was not.</param>
public sealed record OutboxView(
    long Number, string Id, string Channel, string Customer, string? Phone, string Title, string Text, string Language, string? Thread, DateTimeOffset At, DateTimeOffset? DoneAt)
{
    internal const string Sms = "sms";
    internal const string InApp = "in-app";

    internal static OutboxView Of(NumberedEntry entry) => new(
        entry.Number, entry.Entry.Id, NameOf(entry.Entry.Channel), entry.Entry.CustomerId, entry.Entry.Phone, entry.Entry.Title, entry.Entry.Text,
        entry.Entry.Language, entry.Entry.ThreadId, entry.Entry.At, entry.DoneAt);

    internal static string NameOf(NotificationChannel channel) => channel == NotificationChannel.Sms ? Sms : InApp;

    internal static NotificationChannel? ParseChannel(string name) => name switch
    {
        Sms => NotificationChannel.Sms,
        InApp => NotificationChannel.InApp,
        _ => null,
    };
}
