namespace MimeKit;

/// <summary>The Priority header.</summary>
public enum MessagePriority
{
    NonUrgent,
    Normal,
    Urgent,
}
