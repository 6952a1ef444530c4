namespace Platform.Gateway.Api;

/// <summary>A page of the outbox.</summary>
/// <param name="Notifications">Oldest first.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null on the last.</param>
public sealed record NotificationPage(IReadOnlyList<OutboxView> Notifications, long? Next);
