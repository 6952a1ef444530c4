using Platform.Customers;

namespace Platform.Bounces;

/// <summary>A mail of ours that a report is about.</summary>
/// <param name="MessageId">Its Message-ID without angle brackets.</param>
/// <param name="CustomerId"><see cref="CustomerIds.FromAddress"/> of whoever it was sent to.</param>
/// <param name="ThreadId">Its thread; null for a notification of none.</param>
/// <param name="NotificationId">The notification; null for a reply.</param>
public sealed record SentMail(string MessageId, string CustomerId, string? ThreadId, string? NotificationId)
{
    /// <summary>Whether it was sent to one of these addresses.</summary>
    public bool WentTo(IEnumerable<string> addresses) => addresses.Any(address => CustomerIds.FromAddress(address) == CustomerId);
}
