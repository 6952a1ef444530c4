using Platform.Customers;
using Platform.Notifications;
using Platform.Tests.Outgoing;
using Platform.Turns;

namespace Platform.Tests.Notifications;

/// <summary>Ready-made notifications.</summary>
internal static class GivenNotification
{
    public const string Email = "ann@example.org";

    public static readonly string Customer = CustomerIds.FromAddress(Email);

    /// <summary>A notification with the sample values of its template.</summary>
    public static Notification Of(
        string name, NotificationChannel channel = NotificationChannel.Email, string language = "en", string? phone = null, string? thread = null, string? attachment = null,
        string email = Email, params FactValue[] more)
    {
        var template = NotificationTemplates.Find(NotificationTemplate.Prefix + name)!;
        return new(
            $"test/{name}/{channel}/{language}/{CustomerIds.FromAddress(email)}", CustomerIds.FromAddress(email), email, phone, channel, template.Purpose, template.Key, language,
            [.. template.Samples, .. more], thread, Samples.Decided, attachment);
    }
}
