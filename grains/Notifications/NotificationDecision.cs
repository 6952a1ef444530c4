namespace Platform.Notifications;

/// <summary>What becomes of a notification.</summary>
public abstract record NotificationDecision
{
    private NotificationDecision()
    {
    }

    /// <summary>It goes out.</summary>
    /// <param name="Channel">By the wanted channel, or by mail where that is not possible.</param>
    public sealed record Send(NotificationChannel Channel) : NotificationDecision;

    /// <summary>It is refused for good.</summary>
    /// <param name="Reason">A stable word.</param>
    public sealed record Refuse(string Reason) : NotificationDecision;
}
