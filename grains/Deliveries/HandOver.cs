namespace Platform.Deliveries;

/// <summary>How an attempt at a hand-over ended.</summary>
public abstract record HandOver
{
    private HandOver()
    {
    }

    /// <summary>The outbox or the relay has the mail.</summary>
    /// <param name="Ambiguous">Attempts so far whose outcome nobody knows.</param>
    /// <param name="AssignedId">The Message-ID that the service sent it under in place of ours, without angle brackets; null when it kept ours.</param>
    public sealed record Accepted(int Ambiguous = 0, string? AssignedId = null) : HandOver;

    /// <summary>Not now: the relay said so (4xx), or could not be reached, or its last answer was lost.</summary>
    /// <param name="Reason">The relay's answer, or what happened.</param>
    /// <param name="Ambiguous">Attempts so far whose outcome nobody knows, this one included.</param>
    public sealed record Deferred(string Reason, int Ambiguous = 0) : HandOver;

    /// <summary>Never: the relay refused the mail or a recipient (5xx).</summary>
    /// <param name="Reason">The relay's answer.</param>
    /// <param name="Ambiguous">Attempts so far whose outcome nobody knows.</param>
    public sealed record Refused(string Reason, int Ambiguous = 0) : HandOver;

    /// <summary>Nothing is staged under this id, and nothing was handed over: stage it again.</summary>
    public sealed record Missing : HandOver;
}
