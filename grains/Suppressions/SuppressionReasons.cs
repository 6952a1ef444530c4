namespace Platform.Suppressions;

/// <summary>Why somebody is not written to unasked. Stored; never renamed.</summary>
public static class SuppressionReasons
{
    /// <summary>Wants no more advertising; service mails go on.</summary>
    public const string OptOut = "opt-out";

    /// <summary>The address does not exist any more: no mail at all.</summary>
    public const string Bounce = "bounce";

    /// <summary>Reported a mail as spam: no mail at all.</summary>
    public const string Complaint = "complaint";

    /// <summary>Was erased: nothing on any channel.</summary>
    public const string Erased = "erased";

    /// <summary>Whether a reason stops what the platform answers by itself: the mail would not arrive, or would be reported again.</summary>
    public static bool StopsReplies(string reason) => reason is Bounce or Complaint;
}
