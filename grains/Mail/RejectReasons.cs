namespace Platform.Mail;

/// <summary>Why a mail is quarantined.</summary>
public static class RejectReasons
{
    /// <summary>More bytes than <see cref="MailReadOptions.MaxBytes"/>.</summary>
    public const string TooLarge = "too-large";

    /// <summary>More parts than <see cref="MailReadOptions.MaxParts"/>.</summary>
    public const string TooManyParts = "too-many-parts";

    /// <summary>Deeper than <see cref="MailReadOptions.MaxDepth"/>.</summary>
    public const string NestedTooDeep = "nested-too-deep";

    /// <summary>A header block larger than <see cref="MailReadOptions.MaxHeaderBytes"/>.</summary>
    public const string HeaderTooLarge = "header-too-large";

    /// <summary>It names nobody who could be answered, and no machine that would explain it.</summary>
    public const string NoSender = "no-sender";

    /// <summary>It is not a mail.</summary>
    public const string Unreadable = "unreadable";
}
