namespace Platform.Notifications;

/// <summary>What to list of the outbox.</summary>
/// <param name="Channel">Null for both.</param>
/// <param name="CustomerId">Null for everybody.</param>
/// <param name="After">Only entries with a greater number.</param>
/// <param name="OpenOnly">Only what was not sent or read.</param>
/// <param name="Limit">The most entries.</param>
public sealed record OutboxQuery(NotificationChannel? Channel, string? CustomerId, long After, bool OpenOnly, int Limit);
