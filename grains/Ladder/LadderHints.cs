namespace Platform.Ladder;

/// <summary>What the ladder looks at. All of it is the sender's word, save for the signatures in it.</summary>
/// <param name="MessageKey">The message's stable identity; a new thread's id is made from it.</param>
/// <param name="MessageId">The mail's own Message-ID without angle brackets; null when it has none.</param>
/// <param name="AnswerTo">Everybody who would get the answer: From and every address of Reply-To. Each has to be a participant.</param>
/// <param name="Recipients">The addresses of To, Cc and Delivered-To, or only their plus-tags.</param>
/// <param name="InReplyTo">The ids of In-Reply-To.</param>
/// <param name="References">The ids of References, newest to oldest.</param>
/// <param name="Quoted">The ids seen in the visible text.</param>
public sealed record LadderHints(
    string MessageKey,
    string? MessageId,
    ImmutableArray<string> AnswerTo,
    ImmutableArray<string> Recipients,
    ImmutableArray<string> InReplyTo,
    ImmutableArray<string> References,
    ImmutableArray<string> Quoted)
{
    /// <summary>The mail's subject, decoded; empty when there is none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>When the mail came; the step of the same subject looks back from here. Default: that step is not taken.</summary>
    public DateTimeOffset? At { get; init; }
}
