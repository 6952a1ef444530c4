namespace Platform.Silo.Adapters.Smtp;

/// <summary>Another process has the mail: the conversation is broken off before the end of the data, and the relay drops what it has (RFC 5321 §4.1.1.4).</summary>
internal sealed class MailTakenOverException() : Exception(Reason)
{
    /// <summary>What the delivery is told.</summary>
    public const string Reason = "another process has this mail in hand";
}
