using Platform.Turns;

namespace Platform.Notifications;

/// <summary>A notification that can be sent: its words are the templates <c>KEY-subject</c>, <c>KEY</c> and <c>KEY-sms</c> of each language.</summary>
/// <param name="Name">Such as <c>order-status</c>.</param>
/// <param name="Purpose">What it needs, whatever its sender says.</param>
/// <param name="Samples">Its placeholders, each with a sample value for previews. <c>shop</c> is always known.</param>
public sealed record NotificationTemplate(string Name, NotificationPurpose Purpose, ImmutableArray<FactValue> Samples)
{
    /// <summary>What stands before a name in a key.</summary>
    public const string Prefix = "notify-";

    /// <summary>What <see cref="Notification.Template"/> says.</summary>
    public string Key => Prefix + Name;
}
