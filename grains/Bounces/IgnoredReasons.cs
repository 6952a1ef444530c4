namespace Platform.Bounces;

/// <summary>Why a report changes nothing. Stored; never renamed.</summary>
public static class IgnoredReasons
{
    /// <summary>It names no mail.</summary>
    public const string NoOriginal = "no-original";

    /// <summary>The mails that it names are not ours: no id has our signature.</summary>
    public const string NotOurs = "not-ours";

    /// <summary>An id has our signature, and there is no such mail: it was never sent, or was erased with its person.</summary>
    public const string UnknownMail = "unknown-mail";

    /// <summary>It names no recipient.</summary>
    public const string NoRecipient = "no-recipient";

    /// <summary>The mail is ours and was sent to somebody else: a forgery, or a forwarding that hides whom we wrote to.</summary>
    public const string OtherRecipient = "other-recipient";

    /// <summary>It tells nothing that counts, such as <c>relayed</c> or <c>not-spam</c>.</summary>
    public const string NothingTold = "nothing-told";
}
