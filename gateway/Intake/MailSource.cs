namespace Platform.Gateway.Intake;

/// <summary>The ways by which mail comes in.</summary>
internal static class MailSource
{
    /// <summary>POST /v1/mail.</summary>
    public const string Http = "http";

    /// <summary>A file in the watched Maildir.</summary>
    public const string Maildir = "maildir";

    /// <summary>An object that SES put into a bucket.</summary>
    public const string Ses = "ses";
}
