namespace Platform.Notifications;

/// <summary>A text message or a note for the app.</summary>
/// <param name="Id">The notification's id.</param>
/// <param name="Channel">Sms or InApp.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Phone">Where a text message goes; null for the app.</param>
/// <param name="Title">Empty for a text message.</param>
/// <param name="Text">The words.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="ThreadId">The thread that it belongs to; null for none.</param>
/// <param name="At">When it was decided.</param>
public sealed record OutboxEntry(
    string Id, NotificationChannel Channel, string CustomerId, string? Phone, string Title, string Text, string Language, string? ThreadId, DateTimeOffset At);
