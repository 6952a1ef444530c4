namespace Platform.Ladder;

/// <summary>The names of the ladder's steps, as they are stored on a message (see <c>InboundMessage.ThreadReason</c>).</summary>
public static class LadderReasons
{
    /// <summary>The very mail was taken before: it belongs where it went then, whatever the index knows by now.</summary>
    public const string Seen = "seen";

    /// <summary>A signed token in an address that the mail was written or delivered to.</summary>
    public const string Token = "token";

    /// <summary>An id of In-Reply-To.</summary>
    public const string InReplyTo = "in-reply-to";

    /// <summary>An id of References.</summary>
    public const string References = "references";

    /// <summary>An id or a signed address of ours in the visible text.</summary>
    public const string QuotedId = "quoted-id";

    /// <summary>The same correspondent with the same base subject within <see cref="ThreadLadder.SubjectWindow"/>: clients that write no References.</summary>
    public const string Subject = "subject";

    /// <summary>The sender is over the limit: what would have opened threads is collected in one (docs/adr/0020-floods.md).</summary>
    public const string Flood = "flood";

    /// <summary>A bounce or a complaint about a mail of this thread, matched by that mail's signed id and its recipient; no step of the ladder.</summary>
    public const string Report = "report";

    /// <summary>Nothing named a thread that the sender is a participant of.</summary>
    public const string New = "new";
}
