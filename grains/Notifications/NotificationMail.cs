using Platform.Customers;

namespace Platform.Notifications;

/// <summary>The notification behind a mail.</summary>
/// <param name="NotificationId">The notification.</param>
/// <param name="CustomerId"><see cref="CustomerIds.FromAddress"/> of whoever it went to.</param>
/// <param name="ThreadId">Its thread; null for none.</param>
/// <param name="At">When it was decided.</param>
public sealed record NotificationMail(string NotificationId, string CustomerId, string? ThreadId, DateTimeOffset At);
