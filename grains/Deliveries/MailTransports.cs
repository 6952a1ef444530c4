namespace Platform.Deliveries;

/// <summary>The names of the transports, as they are stored with what they hold.</summary>
public static class MailTransports
{
    /// <summary>Files in the outbox, for a relay to take.</summary>
    public const string Maildir = "maildir";

    /// <summary>Sending to a relay.</summary>
    public const string Smtp = "smtp";

    /// <summary>Sending through Amazon SES.</summary>
    public const string Ses = "ses";
}
